import { type ReactNode, type Ref, useState } from "react";
import { useSecondsUntil } from "@/lib/countdown";
import { t } from "../lib/texts";
import { Button, Field, Problem } from "./ui";

type Props = {
  label: string;
  hint: string;
  submit: string;
  busy: boolean;
  error: unknown;
  disabled?: boolean;
  onCode: (code: string) => Promise<unknown>;
  input?: Ref<HTMLInputElement>;
  children?: ReactNode;
};

/** One input for a code that came by SMS; a phone fills it in by itself. */
export function CodeForm({ label, hint, submit, busy, error, disabled = false, onCode, input, children }: Props) {
  const [code, setCode] = useState("");
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim()) void onCode(code.trim()).then(() => setCode(""));
      }}
    >
      <Problem error={error} />
      <Field
        label={label}
        hint={hint}
        ref={input}
        className="code"
        autoComplete="one-time-code"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        value={code}
        disabled={disabled}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" busy={busy} disabled={disabled || busy || !code.trim()}>
        {submit}
      </Button>
      {children}
    </form>
  );
}

/** Another code, as soon as that is allowed. */
export function ResendButton({ at, busy, onResend }: { at: string | null; busy: boolean; onResend: () => void }) {
  const seconds = useSecondsUntil(at);
  return (
    <>
      <Button look="plain" busy={busy} disabled={busy || seconds > 0} onClick={onResend}>
        {t("code.again")}
      </Button>
      {seconds > 0 && <p className="quiet">{t("code.againIn", { count: seconds })}</p>}
    </>
  );
}
