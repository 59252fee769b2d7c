import { type ReactNode, useState } from "react";
import type { Session } from "@/lib/session";
import {
  acceptTerms, choosePassword, giveNames, type Names, proveCode, redeem, type Registration, sendCode,
} from "../api/account";
import { CodeForm, ResendButton } from "../components/CodeFields";
import { Terms } from "../components/Terms";
import { Button, Checkbox, Field, fieldError, Heading, Problem } from "../components/ui";
import { t } from "../lib/texts";
import { useAct } from "../lib/use-act";

const SHORTEST_PASSWORD = 12;

/** Counted as the server counts: characters, not UTF-16 halves. */
const lengthOf = (text: string) => Array.from(text.normalize("NFC")).length;

const STEPS = ["email", "terms", "password", "phone", "names"] as const;
type Step = (typeof STEPS)[number];

type FrameProps = { step: Step; /** Which half of a step. */ part?: string; lead?: string; children: ReactNode };

function Frame({ step, part = "", lead, children }: FrameProps) {
  const number = STEPS.indexOf(step) + 1;
  return (
    <>
      <p className="progress">
        <span>{t("registration.progress", { number, count: STEPS.length })}</span>
        <progress value={number} max={STEPS.length} aria-label={t("registration.progress", { number, count: STEPS.length })} />
      </p>
      <Heading key={step + part} tab={t("registration.title")} quiet={step === "email"}>{t(`registration.${step}.title`)}</Heading>
      {lead && <p>{lead}</p>}
      {children}
    </>
  );
}

type StepProps = { at: Registration; onNext: (next: Registration) => void };

function EmailStep({ token, onNext }: { token: string; onNext: (next: Registration) => void }) {
  const [email, setEmail] = useState("");
  const redeeming = useAct(async () => onNext(await redeem(token, email.trim())));
  return (
    <Frame step="email" lead={t("registration.email.lead")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void redeeming.run();
        }}
      >
        <Problem error={redeeming.error} />
        <Field label={t("signIn.email")} hint={t("registration.email.hint")} type="email" autoComplete="email" value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
        <Button type="submit" busy={redeeming.busy} disabled={redeeming.busy || !email.trim()}>
          {t("common.next")}
        </Button>
      </form>
    </Frame>
  );
}

function TermsStep({ at, onNext }: StepProps) {
  const [agrees, setAgrees] = useState(false);
  const accepting = useAct(async () => onNext(await acceptTerms(at.termsVersion)));
  return (
    <Frame step="terms" lead={t("registration.terms.lead")}>
      <Terms version={at.termsVersion} />
      <Problem error={accepting.error} />
      <Checkbox label={t("registration.terms.agree")} checked={agrees} onChange={(event) => setAgrees(event.currentTarget.checked)} />
      <Button busy={accepting.busy} disabled={accepting.busy || !agrees} onClick={() => void accepting.run()}>
        {t("common.next")}
      </Button>
    </Frame>
  );
}

function PasswordStep({ onNext }: StepProps) {
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  const choosing = useAct(async () => onNext(await choosePassword(password)));
  const length = lengthOf(password);
  return (
    <Frame step="password" lead={t("registration.password.lead")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void choosing.run();
        }}
      >
        {!fieldError(choosing.error, "/password") && <Problem error={choosing.error} />}
        <Field
          label={t("signIn.password")}
          hint={t("registration.password.hint")}
          error={fieldError(choosing.error, "/password")}
          type={shown ? "text" : "password"}
          autoComplete="new-password"
          autoCapitalize="none"
          spellCheck={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <p className="quiet" role="status">
          {length >= SHORTEST_PASSWORD ? t("registration.password.long") : t("registration.password.short", { count: SHORTEST_PASSWORD - length })}
        </p>
        <Checkbox label={t("registration.password.show")} checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
        <Button type="submit" busy={choosing.busy} disabled={choosing.busy || length < SHORTEST_PASSWORD}>
          {t("common.next")}
        </Button>
      </form>
    </Frame>
  );
}

function PhoneStep({ at, onNext }: StepProps) {
  const [phone, setPhone] = useState("");
  const [other, setOther] = useState(false);
  const known = at.phone?.isFromFile ? at.phone : null;
  const sending = useAct(async () => {
    onNext(await sendCode(known ? null : phone.trim() || null));
    setOther(false);
  });
  const proving = useAct(async (_key, code: string) => onNext(await proveCode(code)));
  if (at.step === "code" && !other) {
    return (
      <Frame step="phone" part="code" lead={t("registration.phone.sent", { ending: at.phone?.ending ?? "" })}>
        <CodeForm label={t("code.label")} hint={t("code.six")} submit={t("registration.phone.confirm")} busy={proving.busy} error={proving.error ?? sending.error} onCode={proving.run}>
          <ResendButton at={at.resendAt} busy={sending.busy} onResend={() => void sending.run()} />
          {!known && (
            <Button look="plain" onClick={() => setOther(true)}>
              {t("registration.phone.other")}
            </Button>
          )}
        </CodeForm>
      </Frame>
    );
  }
  return (
    <Frame step="phone" lead={known ? t("registration.phone.known", { ending: known.ending }) : t("registration.phone.lead")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void sending.run();
        }}
      >
        {!fieldError(sending.error, "/phone") && <Problem error={sending.error} />}
        {!known && (
          <Field
            label={t("registration.phone.label")}
            hint={t("registration.phone.hint")}
            error={fieldError(sending.error, "/phone")}
            type="tel"
            autoComplete="tel"
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
        )}
        <Button type="submit" busy={sending.busy} disabled={sending.busy || (!known && !phone.trim())}>
          {t("code.send")}
        </Button>
      </form>
    </Frame>
  );
}

function NamesStep({ at, onIn }: { at: Registration; onIn: (session: Session) => void }) {
  const [names, setNames] = useState<Names>(at.names ?? { initials: "", firstName: "", lastName: "" });
  const finishing = useAct(async () => onIn(await giveNames(names)));
  const field = (key: keyof Names, autoComplete: string) => (
    <Field
      label={t(`registration.names.${key}`)}
      error={fieldError(finishing.error, `/${key}`)}
      autoComplete={autoComplete}
      value={names[key]}
      onChange={(event) => setNames({ ...names, [key]: event.currentTarget.value })}
    />
  );
  return (
    <Frame step="names" lead={t("registration.names.lead")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void finishing.run();
        }}
      >
        <Problem error={finishing.error} />
        {field("initials", "off")}
        {field("firstName", "given-name")}
        {field("lastName", "family-name")}
        <Button type="submit" busy={finishing.busy}>
          {t("registration.names.finish")}
        </Button>
      </form>
    </Frame>
  );
}

type Props = { token: string | null; begun: Registration | null; onIn: (session: Session) => void };

/** From the invitation to the account, in five steps. The server knows how far one is: a reload goes on there. */
export function RegistrationPage({ token, begun, onIn }: Props) {
  const [at, setAt] = useState(begun);
  if (!at) return <EmailStep token={token ?? ""} onNext={setAt} />;
  if (at.step === "terms") return <TermsStep at={at} onNext={setAt} />;
  if (at.step === "password") return <PasswordStep at={at} onNext={setAt} />;
  if (at.step === "names") return <NamesStep at={at} onIn={onIn} />;
  return <PhoneStep at={at} onNext={setAt} />;
}
