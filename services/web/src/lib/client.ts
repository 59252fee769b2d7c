import createClient, { type Middleware } from "openapi-fetch";
import type { paths } from "@/generated/api";
import { fetchWithRetry } from "./fetch-with-retry";
import { problemFrom, ProblemError } from "./problem";
import { csrfToken, reportSignedOut } from "./session-signal";

type Settings = {
  language: () => string;
  /** The addresses where "not signed in" is an answer like any other, not the end of a session. */
  beforeSignIn: RegExp;
};

const middleware = ({ language, beforeSignIn }: Settings): Middleware => ({
  onRequest({ request }) {
    request.headers.set("Accept-Language", language());
    request.headers.set("X-Correlation-Id", crypto.randomUUID());
    if (request.method === "GET") return;
    const token = csrfToken();
    if (token) request.headers.set("X-CSRF-Token", token);
  },
  async onResponse({ request, response }) {
    if (response.ok) return;
    const problem = await problemFrom(response.clone());
    if (response.status === 401 && !beforeSignIn.test(new URL(request.url).pathname)) reportSignedOut();
    throw problem;
  },
  onError({ error }) {
    if (error instanceof ProblemError) return error;
    return new ProblemError({ status: 0, code: "no-connection", title: "", detail: "", errors: [], reference: null });
  },
});

/** The one way to the API: what a route takes and answers is known from its description. App and portal each make one. */
export function newClient(settings: Settings) {
  const client = createClient<paths>({
    baseUrl: window.location.origin,
    fetch: fetchWithRetry,
    credentials: "same-origin",
    bodySerializer: (body) => JSON.stringify(body),
  });
  client.use(middleware(settings));
  return client;
}

/** The body of an answer. Refusals were thrown as `ProblemError` before this line. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  return data as T;
}

/** Header of an edit: the version that the user saw. */
export const ifMatch = (version: number) => ({ "If-Match": `"${version}"` });

/** Header of a creation: the same key for every retry of one form. */
export const once = (key: string) => ({ "Idempotency-Key": key });

/** What the server says can be done with a resource now; it decides, the page only follows. */
export const allows = (resource: { allowedActions?: string[] }, action: string): boolean =>
  resource.allowedActions?.includes(action) ?? false;
