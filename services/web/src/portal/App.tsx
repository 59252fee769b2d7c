import { useEffect, useState, useSyncExternalStore } from "react";
import { asProblem } from "@/lib/problem";
import type { Session } from "@/lib/session";
import { onSignedOut, rememberCsrfToken } from "@/lib/session-signal";
import { readRegistration, readSession, type Registration, signOut } from "./api/account";
import { Frame } from "./components/Frame";
import { Button, Heading, Problem } from "./components/ui";
import { go, routeOf, usePath } from "./lib/route";
import { currentLanguage, onLanguage, startTexts, t } from "./lib/texts";
import { useAct } from "./lib/use-act";
import { AccessLogPage } from "./pages/AccessLogPage";
import { DialogPage } from "./pages/DialogPage";
import { InboxPage } from "./pages/InboxPage";
import { RegistrationPage } from "./pages/RegistrationPage";
import { SignInPage } from "./pages/SignInPage";
import { SignPage } from "./pages/SignPage";

type Who =
  | { is: "asking" }
  | { is: "unknown"; error: unknown }
  | { is: "nobody"; notice: "ended" | "out" | null }
  | { is: "registering"; token: string | null; begun: Registration | null }
  | { is: "in"; session: Session };

const unlessRefused = async <T,>(read: () => Promise<T>): Promise<T | null> => {
  try {
    return await read();
  } catch (error) {
    if (asProblem(error).status === 401) return null;
    throw error;
  }
};

/** From here on requests carry the session's token, and the account's language is spoken unless another was chosen. */
function inside(session: Session): Who {
  rememberCsrfToken(session.csrfToken);
  void startTexts(session.user.language);
  return { is: "in", session };
}

/** A session, a registration that was left half-way, or nobody. */
async function whoIsThere(): Promise<Who> {
  const session = await unlessRefused(readSession);
  if (session) return inside(session);
  const begun = await unlessRefused(readRegistration);
  return begun ? { is: "registering", token: null, begun } : { is: "nobody", notice: null };
}

const isEmployee = ({ groups }: Session) => groups.some(({ side }) => (side as string) === "portal");

function Inside({ session }: { session: Session }) {
  const path = usePath();
  const route = routeOf(path);
  if (!isEmployee(session)) {
    return (
      <>
        <Heading tab={t("inbox.tab")}>{t("frame.otherTitle")}</Heading>
        <p>{t("frame.otherText")}</p>
        <p>
          <a href="/" className="button main">{t("frame.toApp")}</a>
        </p>
      </>
    );
  }
  if (route.page === "dialog") return <DialogPage key={route.id} id={route.id} />;
  if (route.page === "sign") return <SignPage key={route.id} id={route.id} />;
  if (route.page === "access-log") return <AccessLogPage />;
  return <InboxPage name={session.user.displayName} />;
}

export function App({ invitation }: { invitation: string | null }) {
  const [who, setWho] = useState<Who>(invitation ? { is: "registering", token: invitation, begun: null } : { is: "asking" });
  useSyncExternalStore(onLanguage, currentLanguage);
  const asking = who.is === "asking";

  useEffect(() => {
    onSignedOut(() => {
      rememberCsrfToken(null);
      setWho((old) => (old.is === "in" ? { is: "nobody", notice: "ended" } : old));
    });
  }, []);
  useEffect(() => {
    if (!asking) return;
    whoIsThere().then(
      setWho,
      (error: unknown) => setWho({ is: "unknown", error }),
    );
  }, [asking]);
  const enter = (session: Session) => setWho(inside(session));
  const leaving = useAct(async () => {
    await signOut();
    rememberCsrfToken(null);
    go({ page: "inbox" });
    setWho({ is: "nobody", notice: "out" });
  });

  return (
    <Frame onSignOut={who.is === "in" ? () => void leaving.run() : undefined}>
      <Problem error={leaving.error} />
      {who.is === "asking" && <p role="status" className="quiet">{t("common.loading")}</p>}
      {who.is === "unknown" && (
        <>
          <Heading tab={t("signIn.title")}>{t("problems.title")}</Heading>
          <Problem error={who.error} />
          <Button look="other" onClick={() => setWho({ is: "asking" })}>{t("common.again")}</Button>
        </>
      )}
      {who.is === "nobody" && <SignInPage notice={who.notice} onIn={enter} />}
      {who.is === "registering" && <RegistrationPage token={who.token} begun={who.begun} onIn={enter} />}
      {who.is === "in" && <Inside session={who.session} />}
    </Frame>
  );
}
