import { useState } from "react";
import { asProblem } from "@/lib/problem";
import type { Session } from "@/lib/session";
import { type CodeStep, resendCode, signIn, signInByCode } from "../api/account";
import { CodeForm, ResendButton } from "../components/CodeFields";
import { Button, Field, Heading, Note, Problem } from "../components/ui";
import { t } from "../lib/texts";
import { useAct } from "../lib/use-act";

type Props = { notice: "ended" | "out" | null; onIn: (session: Session) => void };

export function SignInPage({ notice, onIn }: Props) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [step, setStep] = useState<CodeStep | null>(null);
  const [expired, setExpired] = useState<unknown>(null);
  const taken = (next: CodeStep) => setStep(next);
  const entering = useAct(async () => {
    setExpired(null);
    taken(await signIn(email.trim(), password));
  });
  const proving = useAct(async (_key, code: string) => {
    try {
      onIn(await signInByCode(code));
    } catch (error) {
      // Too late: everything begins anew, and the page says why.
      if (asProblem(error).status === 401 && asProblem(error).code !== "code-wrong") {
        setStep(null);
        setExpired(error);
        return;
      }
      throw error;
    }
  });
  const resending = useAct(async () => taken(await resendCode()));

  if (step) {
    return (
      <>
        <Heading key="code" tab={t("signIn.title")}>{t("signIn.codeTitle")}</Heading>
        <p>{t("signIn.codeLead", { ending: step.phone.ending })}</p>
        <CodeForm label={t("code.label")} hint={t("code.six")} submit={t("signIn.submit")} busy={proving.busy} error={proving.error ?? resending.error} onCode={proving.run}>
          <ResendButton at={step.resendAt} busy={resending.busy} onResend={() => void resending.run()} />
          <Button look="plain" onClick={() => setStep(null)}>
            {t("signIn.restart")}
          </Button>
        </CodeForm>
      </>
    );
  }
  return (
    <>
      <Heading key="start" tab={t("signIn.title")} quiet>{t("signIn.title")}</Heading>
      {notice && !entering.error && !expired && <Note>{t(notice === "ended" ? "signIn.ended" : "signIn.out")}</Note>}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void entering.run();
        }}
      >
        <Problem error={entering.error ?? expired} />
        <Field label={t("signIn.email")} type="email" autoComplete="username" value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
        <Field label={t("signIn.password")} type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
        <Button type="submit" busy={entering.busy} disabled={entering.busy || !email.trim() || !password}>
          {t("signIn.submit")}
        </Button>
      </form>
      <p className="quiet">{t("signIn.noAccount")}</p>
    </>
  );
}
