/** The two facts that the API client must know of the session, without knowing the query cache. */
let token: string | null = null;
let listener: () => void = () => undefined;

export const csrfToken = () => token;

export function rememberCsrfToken(next: string | null): void {
  token = next;
}

/** Called once by the app: what happens when any answer says that the session is over. */
export function onSignedOut(handler: () => void): void {
  listener = handler;
}

export function reportSignedOut(): void {
  listener();
}
