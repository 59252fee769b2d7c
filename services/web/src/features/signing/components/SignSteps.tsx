import { Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { CircleCheck, FileText, MessageSquareText, PenLine } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "@/components/ErrorSummary";
import { notifyDone } from "@/components/notify";
import { StateMark } from "@/components/StateMark";
import { type Ceremony, hasRead, mySigner } from "@/lib/ceremony";
import { allows } from "@/lib/client";
import { useSecondsUntil } from "@/lib/countdown";
import { formatTime } from "@/lib/dates";
import { openFile } from "@/lib/open-file";
import { ceremonyFile, ceremonyQuery, useCeremonyAct } from "../api/ceremonies";
import classes from "./Ceremony.module.css";

function useReading(ceremony: Ceremony) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const read = async () => {
    setBusy(true);
    setError(null);
    try {
      await openFile(() => ceremonyFile(ceremony.id), `${ceremony.title} ${ceremony.fingerprint}.pdf`);
      await client.invalidateQueries(ceremonyQuery(ceremony.id));
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return { read, busy, error };
}

export function ReadButton({ ceremony }: { ceremony: Ceremony }) {
  const { t } = useTranslation();
  const { read, busy, error } = useReading(ceremony);
  return (
    <Stack gap="xs">
      <ErrorSummary error={error} title={t("signing.failed")} />
      <Group gap="sm">
        <Button variant="default" leftSection={<FileText size={16} aria-hidden />} loading={busy} onClick={() => void read()}>
          {t("signing.read")}
        </Button>
        {hasRead(ceremony) && (
          <StateMark icon={CircleCheck} color="var(--state-done)">
            {t("signing.wasRead")}
          </StateMark>
        )}
      </Group>
    </Stack>
  );
}

/** Read, agree, get a code, sign. What cannot be done yet says why. */
export function SignSteps({ ceremony }: { ceremony: Ceremony }) {
  const { t, i18n } = useTranslation();
  const [agrees, setAgrees] = useState(false);
  const [code, setCode] = useState("");
  const [codes, setCodes] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const sending = useCeremonyAct(ceremony.id);
  const signing = useCeremonyAct(ceremony.id);
  const seconds = useSecondsUntil(ceremony.me?.resendAt ?? null);
  const ending = ceremony.me?.phoneEnding;
  const read = hasRead(ceremony);
  const sent = mySigner(ceremony)?.state === "code_sent";
  const mayAsk = read && agrees && allows(ceremony, "send-code") && seconds === 0;
  // The button rests for a while: the code is what comes next.
  useEffect(() => {
    if (codes > 0) input.current?.focus();
  }, [codes]);
  const hint = !read ? t("signing.readFirst") : !agrees ? t("signing.agreeFirst") : null;

  const sign = () => {
    if (signing.isPending) return;
    void signing.mutateAsync({ act: "signature", code, consentVersion: ceremony.consent.version, isConsenting: true }).then(
      () => notifyDone(t("signing.signedText", { title: ceremony.title }), t("signing.signedTitle")),
      () => setCode(""),
    );
  };
  return (
    <ol className={classes.steps}>
      <li className={classes.step}>
        <ReadButton ceremony={ceremony} />
      </li>
      <li className={classes.step}>
        <Checkbox pt={6} label={ceremony.consent.text} disabled={!read} checked={agrees} onChange={(event) => setAgrees(event.currentTarget.checked)} />
      </li>
      <li className={classes.step}>
        <Stack gap="xs" align="flex-start">
          <ErrorSummary error={sending.error} title={t("signing.notSent")} />
          {ending ? (
            <Text fz="sm" pt={6}>{t("signing.phone", { ending })}</Text>
          ) : (
            <Text fz="sm" pt={6}>{t("signing.phoneMissing")}</Text>
          )}
          <Button
            variant={sent ? "default" : "filled"}
            leftSection={<MessageSquareText size={16} aria-hidden />}
            loading={sending.isPending}
            disabled={!mayAsk}
            onClick={() => sending.mutate({ act: "code" }, { onSuccess: () => setCodes((count) => count + 1) })}
          >
            {sent ? t("signing.sendAgain") : t("signing.send")}
          </Button>
          {hint && <Text fz="sm" c="var(--quiet)">{hint}</Text>}
          {seconds > 0 && <Text fz="sm" c="var(--quiet)">{t("signing.againIn", { count: seconds })}</Text>}
        </Stack>
      </li>
      <li className={classes.step}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            sign();
          }}
        >
          <Stack gap="xs" align="flex-start">
            <ErrorSummary error={signing.error} title={t("signing.notSigned")} />
            <TextInput
              ref={input}
              label={t("signing.code")}
              description={ceremony.me?.codeUntil ? t("signing.codeUntil", { time: formatTime(ceremony.me.codeUntil, i18n.language) }) : t("signing.codeHint")}
              autoComplete="one-time-code"
              autoCapitalize="none"
              spellCheck={false}
              size="md"
              maw={280}
              value={code}
              disabled={!sent}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <Button type="submit" leftSection={<PenLine size={16} aria-hidden />} loading={signing.isPending} disabled={!sent || !agrees || !code.trim()}>
              {t("signing.sign")}
            </Button>
          </Stack>
        </form>
      </li>
    </ol>
  );
}
