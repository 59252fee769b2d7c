import { patientFetch } from "@/lib/patient-fetch";
import { asProblem, problemFrom, ProblemError } from "@/lib/problem";
import { csrfToken, reportSignedOut } from "@/lib/session-signal";
import { currentLanguage, ownSentence, t } from "./texts";

type Options = {
  method?: "GET" | "POST";
  body?: unknown;
  /** Idempotency-Key: the same for every retry of one intention. */
  key?: string;
  /** Before the sign-in "not signed in" is an answer like any other. */
  beforeSession?: boolean;
};

async function send(path: string, { method = "GET", body, key, beforeSession = false }: Options): Promise<Response> {
  const headers = new Headers({ "Accept-Language": currentLanguage(), "X-Correlation-Id": crypto.randomUUID() });
  const token = csrfToken();
  if (method !== "GET") {
    headers.set("Content-Type", "application/json");
    if (token) headers.set("X-CSRF-Token", token);
    if (key) headers.set("Idempotency-Key", key);
  }
  const request = new Request(new URL(path, window.location.origin), {
    method, headers, credentials: "same-origin", body: body === undefined ? undefined : JSON.stringify(body),
  });
  let response: Response;
  try {
    response = await patientFetch(request);
  } catch {
    throw new ProblemError({ status: 0, code: "no-connection", title: "", detail: "", errors: [], reference: null });
  }
  if (response.ok) return response;
  const problem = await problemFrom(response);
  if (response.status === 401 && !beforeSession) reportSignedOut();
  throw problem;
}

export async function ask<T>(path: string, options: Options = {}): Promise<T> {
  const text = await (await send(path, options)).text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const askFile = async (path: string): Promise<Blob> => (await send(path, {})).blob();

/** One sentence for people: ours where the situation asks for one, otherwise the server's. */
export function sentenceOf(error: unknown): string {
  const problem = asProblem(error);
  const own = ownSentence(problem.code);
  if (own) return own;
  if (problem.status === 429) return t("problems.tooMany", { count: problem.retryAfter ?? 60 });
  if (problem.status === 404) return t("problems.missing");
  return problem.detail || problem.title || t("problems.unexpected");
}
