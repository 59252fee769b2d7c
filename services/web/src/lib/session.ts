import { queryOptions } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { api } from "./api";
import type { Answer } from "./api-types";
import { answer } from "./client";
import type { Permission } from "./permissions";
import { ProblemError } from "./problem";
import { rememberCsrfToken } from "./session-signal";

export type Session = Answer<"/api/identity/session", "get">;

/** How often a signed-in, active user's session is asked after, so that a block is seen without an action. */
export const SESSION_POLL_MS = 20_000;

async function readSession(): Promise<Session | null> {
  try {
    return await answer(api.GET("/api/identity/session"));
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null;
    throw error;
  }
}

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async () => {
    const session = await readSession();
    rememberCsrfToken(session?.csrfToken ?? null);
    return session;
  },
  staleTime: SESSION_POLL_MS,
  refetchOnWindowFocus: "always",
});

/** Given by the shell, so that all of a page has the same session until the page is gone. */
export const SessionContext = createContext<Session | null>(null);

/** The session of a page inside the shell, which exists only with one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside the shell");
  return session;
}

/** Only hides what the server would refuse; the server decides. */
export function usePermission(): (permission: Permission) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}
