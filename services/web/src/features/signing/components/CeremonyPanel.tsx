import { Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { CircleX, Undo2 } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { CeremonyState } from "@/components/CeremonyState";
import { QueryState } from "@/components/QueryState";
import { type Ceremony, isRunning, mySigner } from "@/lib/ceremony";
import { allows } from "@/lib/client";
import { formatInstant } from "@/lib/dates";
import { usePoll } from "@/lib/idle";
import { ceremonyQuery } from "../api/ceremonies";
import { EndRequestButton } from "./EndRequestButton";
import { SignerState } from "./SignerState";
import { ReadButton, SignSteps } from "./SignSteps";
import classes from "./Ceremony.module.css";

const POLL_MS = 5_000;

function Signers({ ceremony }: { ceremony: Ceremony }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className={classes.plain} aria-label={t("signing.signers")}>
      {ceremony.signers.map((each) => (
        <li key={each.id} className={classes.signer}>
          <span>
            <Text fz="sm" fw={600} component="span">
              {each.name}
              {each.isMe && ` (${t("signing.you")})`}
            </Text>
            <Text fz="sm" c="var(--quiet)">{t(`signing.role.${each.role}`)}</Text>
          </span>
          <span>
            <SignerState state={each.state} />
            {each.signedAt && <Text fz="xs" c="var(--quiet)">{formatInstant(each.signedAt, i18n.language)}</Text>}
            {each.reason && <Text fz="sm">{t("signing.declinedWhy", { reason: each.reason })}</Text>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Facts({ ceremony }: { ceremony: Ceremony }) {
  const { t, i18n } = useTranslation();
  return (
    <dl className={classes.facts}>
      <dt>{t("signing.requestedBy")}</dt>
      <dd>{ceremony.requestedBy}, {formatInstant(ceremony.requestedAt, i18n.language)}</dd>
      {ceremony.state === "open" && (
        <>
          <dt>{t("signing.until")}</dt>
          <dd>{formatInstant(ceremony.expiresAt, i18n.language)}</dd>
        </>
      )}
      <dt>{t("signing.fingerprint")}</dt>
      <dd><code>{ceremony.fingerprint}</code></dd>
      <dt>{t("signing.reference")}</dt>
      <dd>{ceremony.reference}</dd>
    </dl>
  );
}

function Panel({ ceremony, children }: { ceremony: Ceremony; children?: ReactNode }) {
  const { t } = useTranslation();
  const id = useId();
  const mine = mySigner(ceremony);
  const signs = ceremony.state === "open" && mine !== undefined && mine.state !== "signed";
  const declines = allows(ceremony, "decline");
  const withdraws = allows(ceremony, "withdraw");
  return (
    <Stack gap="sm" component="section" aria-labelledby={id}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <Text id={id} component="h2" fw={640}>
          {ceremony.title}, {t("documents.versionNumber", { number: ceremony.documentVersion })}
        </Text>
        <CeremonyState state={ceremony.state} />
      </Group>
      <Text fz="sm">{t(`signing.explain.${ceremony.state}`)}</Text>
      <Facts ceremony={ceremony} />
      <Signers ceremony={ceremony} />
      {signs ? <SignSteps ceremony={ceremony} /> : (allows(ceremony, "view") || allows(ceremony, "download")) && <ReadButton ceremony={ceremony} />}
      {children}
      {(declines || withdraws) && (
        <Group gap="xs">
          {declines && <EndRequestButton id={ceremony.id} act="refusal" icon={<CircleX size={16} aria-hidden />} />}
          {withdraws && <EndRequestButton id={ceremony.id} act="withdrawal" icon={<Undo2 size={16} aria-hidden />} />}
        </Group>
      )}
    </Stack>
  );
}

/** A request for signatures: what, by whom, how far, and what one can do with it oneself. */
export function CeremonyPanel({ id, children }: { id: string; children?: ReactNode }) {
  const poll = usePoll(POLL_MS);
  const query = useQuery({ ...ceremonyQuery(id), refetchInterval: ({ state: { data } }) => (data && isRunning(data) ? poll : false) });
  return <QueryState query={query}>{(ceremony) => <Panel ceremony={ceremony}>{children}</Panel>}</QueryState>;
}
