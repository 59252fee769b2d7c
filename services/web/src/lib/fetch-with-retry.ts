import { problemFrom } from "./problem";

/** How often a request is repeated by itself when the server says a fresh reference has not arrived yet. */
const QUIET_RETRIES = 8;

const wait = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000));

/** A fresh fact can reach the next service a moment later; the server then asks to try again. The user never sees that. */
export async function fetchWithRetry(request: Request): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const response = await globalThis.fetch(request.clone());
    if (response.status !== 409 || attempt >= QUIET_RETRIES) return response;
    const problem = await problemFrom(response.clone());
    if (problem.code !== "reference-not-yet-available") return response;
    await wait(problem.retryAfter ?? 1);
  }
}
