import { useEffect, useRef, useState } from "react";
import { type Ceremony, hasRead, mySigner } from "@/lib/ceremony";
import { useSecondsUntil } from "@/lib/countdown";
import { formatTime } from "@/lib/dates";
import { download, openFile } from "@/lib/open-file";
import { decline, readDocument, sendSigningCode, sign } from "../api/signing";
import { currentLanguage, t } from "../lib/texts";
import { useAct } from "../lib/use-act";
import { CodeForm } from "./CodeFields";
import { Button, Checkbox, Problem, TextArea } from "./ui";

type Props = { ceremony: Ceremony; /** Without an answer: read anew. */ onChange: (fresh?: Ceremony) => void };

function ReadStep({ ceremony, onChange }: Props) {
  const name = `${ceremony.title} ${ceremony.fingerprint}.pdf`;
  const reading = useAct(async () => {
    await openFile(() => readDocument(ceremony.id), name);
    onChange();
  });
  const saving = useAct(async () => {
    download(await readDocument(ceremony.id), name);
    onChange();
  });
  const read = hasRead(ceremony);
  return (
    <li>
      <h2>{t("sign.step.read")}</h2>
      <Problem error={reading.error ?? saving.error} />
      <p>{t("sign.readLead")}</p>
      <Button look={read ? "other" : "main"} busy={reading.busy} onClick={() => void reading.run()}>
        {t("sign.read")}
      </Button>{" "}
      <Button look="plain" busy={saving.busy} onClick={() => void saving.run()}>
        {t("sign.save")}
      </Button>
      {read && (
        <p className="good" role="status">
          <span aria-hidden>✓ </span>
          {t("sign.wasRead")}
        </p>
      )}
    </li>
  );
}

/** Read, agree, get a code, sign. What cannot be done yet says why. */
export function SignSteps({ ceremony, onChange }: Props) {
  const [agrees, setAgrees] = useState(false);
  const [codes, setCodes] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const sending = useAct(async (key) => {
    onChange(await sendSigningCode(key, ceremony.id));
    setCodes((count) => count + 1);
  });
  const signing = useAct(async (key, code: string) => onChange(await sign(key, ceremony, code)));
  const seconds = useSecondsUntil(ceremony.me?.resendAt ?? null);
  const read = hasRead(ceremony);
  const sent = mySigner(ceremony)?.state === "code_sent";
  const until = ceremony.me?.codeUntil;
  // The button rests for a while: the code is what comes next.
  useEffect(() => {
    if (codes > 0) input.current?.focus();
  }, [codes]);
  const hint = !read ? t("sign.readFirst") : !agrees ? t("sign.agreeFirst") : null;
  return (
    <ol className="steps">
      <ReadStep ceremony={ceremony} onChange={onChange} />
      <li>
        <h2>{t("sign.step.agree")}</h2>
        <Checkbox label={ceremony.consent.text} checked={agrees} disabled={!read} onChange={(event) => setAgrees(event.currentTarget.checked)} />
      </li>
      <li>
        <h2>{t("sign.step.code")}</h2>
        <Problem error={sending.error} />
        <p>{ceremony.me?.phoneEnding ? t("sign.phone", { ending: ceremony.me.phoneEnding }) : t("sign.phoneMissing")}</p>
        <Button look={sent ? "other" : "main"} busy={sending.busy} disabled={sending.busy || hint !== null || seconds > 0} onClick={() => void sending.run()}>
          {sent ? t("code.again") : t("code.send")}
        </Button>
        {hint && <p className="quiet">{hint}</p>}
        {seconds > 0 && <p className="quiet">{t("code.againIn", { count: seconds })}</p>}
      </li>
      <li>
        <h2>{t("sign.step.sign")}</h2>
        <CodeForm
          label={t("code.label")}
          hint={until ? t("code.eightUntil", { time: formatTime(until, currentLanguage()) }) : t("code.eight")}
          submit={t("sign.sign")}
          busy={signing.busy}
          error={signing.error}
          disabled={!sent || !agrees}
          onCode={signing.run}
          input={input}
        />
      </li>
    </ol>
  );
}

type DeclineProps = Props & { opened: boolean; onOpen: (opened: boolean) => void };

/** As easy as signing: one press, a reason, and done. */
export function Decline({ ceremony, opened, onOpen, onChange }: DeclineProps) {
  const [reason, setReason] = useState("");
  const declining = useAct(async (key) => {
    onChange(await decline(key, ceremony.id, reason.trim()));
    onOpen(false);
  });
  if (!opened) {
    return (
      <Button look="other" onClick={() => onOpen(true)}>
        {t("sign.decline.open")}
      </Button>
    );
  }
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim()) void declining.run();
      }}
    >
      <h2>{t("sign.decline.title")}</h2>
      <p>{t("sign.decline.text")}</p>
      <Problem error={declining.error} />
      <TextArea autoFocus label={t("sign.decline.reason")} hint={t("sign.decline.hint")} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <Button type="submit" busy={declining.busy} disabled={declining.busy || !reason.trim()}>
        {t("sign.decline.confirm")}
      </Button>{" "}
      <Button look="other" onClick={() => onOpen(false)}>
        {t("common.cancel")}
      </Button>
    </form>
  );
}
