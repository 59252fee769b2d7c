import { api } from "./api-client";

type Method = "GET" | "POST" | "PUT";
type Options = { body?: unknown; headers?: Record<string, string>; query?: Record<string, string | undefined> };
type Untyped = { request: (method: string, path: string, options: object) => Promise<{ data?: unknown }> };

async function ask(method: Method, path: string, { body, headers, query }: Options, parseAs: "json" | "blob"): Promise<unknown> {
  const { data } = await (api as unknown as Untyped).request(method.toLowerCase(), path, { body, headers, params: { query }, parseAs });
  return data;
}

/** A call of a route whose shapes are written by hand beside it; refusals, tokens and language as everywhere. */
export const call = async <T>(method: Method, path: string, options: Options = {}): Promise<T> =>
  (await ask(method, path, options, "json")) as T;

/** The content of a file route. */
export const fileFrom = async (path: string): Promise<Blob> => (await ask("GET", path, {}, "blob")) as Blob;
