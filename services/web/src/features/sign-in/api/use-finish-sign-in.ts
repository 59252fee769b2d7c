import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { speak } from "@/lib/i18n";
import { preference } from "@/lib/preferences";
import { type Session, sessionQuery } from "@/lib/session";
import { rememberCsrfToken } from "@/lib/session-signal";

/** Only a path of our own: a forged link never leads away from here. */
const safeReturn = (back: string | undefined): string => (back?.startsWith("/") && !/^\/[/\\]/.test(back) ? back : "/");

/** From a fresh session to the page that was asked for. */
export function useFinishSignIn(back?: string): (session: Session) => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async (session) => {
    rememberCsrfToken(session.csrfToken);
    client.setQueryData(sessionQuery.queryKey, session);
    if (!preference("language")) await speak(session.user.language);
    await navigate({ href: safeReturn(back), replace: true });
  };
}
