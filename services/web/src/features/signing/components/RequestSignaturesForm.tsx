import { Button, Radio, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { ErrorSummary } from "@/components/ErrorSummary";
import { notifyDone } from "@/components/notify";
import { QueryState } from "@/components/QueryState";
import type { DocumentRow } from "@/lib/documents";
import { fieldId, useOnceKey } from "@/lib/forms";
import { personKey, type Recipient, recipientsQuery } from "@/lib/recipients";
import { useRequestSignatures } from "../api/ceremonies";

type Props = { dossierId: string; document: DocumentRow; onDone: (ceremonyId: string) => void };

/** What the requester must know of somebody before asking: where the code will go, and how they will get in. */
function useNotes(): (who: Recipient) => string {
  const { t } = useTranslation();
  return (who) => {
    const mobile = who.hasMobile ? t("signing.ask.mobile") : who.side === "employee" ? t("signing.ask.noMobileEmployee") : t("signing.ask.noMobile");
    const account = who.hasAccount ? "" : t("signing.ask.noAccount");
    return [who.role, mobile, account].filter(Boolean).join(" · ");
  };
}

/** An employer's signer without a mobile cannot get a code; an employee gives the number at the registration. */
const canSign = (who: Recipient) => who.hasMobile || who.side === "employee";

type SignersProps = { name: "employer" | "employee"; label: string; people: Recipient[]; value: string; onPick: (key: string) => void };

function Signers({ name, label, people, value, onPick }: SignersProps) {
  const { t } = useTranslation();
  const notes = useNotes();
  if (people.length === 0) return <EmptyState title={label} hint={t(`signing.ask.none.${name}`)} />;
  return (
    <Radio.Group id={fieldId(name)} name={name} label={label} value={value} onChange={onPick} required>
      <Stack gap="xs" mt="xs">
        {people.map((who) => (
          <Radio key={personKey(who)} value={personKey(who)} label={who.name} description={notes(who)} disabled={!canSign(who)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** The only possible one is chosen already. */
const firstOf = (people: Recipient[]) => {
  const possible = people.filter(canSign);
  return possible.length === 1 && possible[0] ? personKey(possible[0]) : "";
};

function Form({ document, recipients, onDone }: Omit<Props, "dossierId"> & { recipients: Recipient[] }) {
  const { t } = useTranslation();
  const once = useOnceKey();
  const employers = recipients.filter((each) => each.side === "employer");
  const employees = recipients.filter((each) => each.side === "employee");
  const [employer, setEmployer] = useState(() => firstOf(employers));
  const [employee, setEmployee] = useState(() => firstOf(employees));
  const asking = useRequestSignatures(document.id, document.latestVersion, once.key);
  const chosen = [
    { role: "employer" as const, who: employers.find((each) => personKey(each) === employer) },
    { role: "employee" as const, who: employees.find((each) => personKey(each) === employee) },
  ];
  const isComplete = chosen.every(({ who }) => who !== undefined);
  const send = () => {
    if (!isComplete || asking.isPending) return;
    const signers = chosen.flatMap(({ role, who }) => (who ? [{ kind: who.kind, id: who.id, role }] : []));
    void asking.mutateAsync(signers).then(
      (ceremony) => {
        once.renew();
        notifyDone(t("signing.ask.sent", { title: document.title }));
        onDone(ceremony.id);
      },
      () => undefined,
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack>
        <ErrorSummary error={asking.error} title={t("signing.ask.failed")} />
        <Text fz="sm">{t("signing.ask.lead", { title: document.title, number: document.latestVersion })}</Text>
        <Signers name="employer" label={t("signing.ask.employer")} people={employers} value={employer} onPick={setEmployer} />
        <Signers name="employee" label={t("signing.ask.employee")} people={employees} value={employee} onPick={setEmployee} />
        <Text fz="sm" c="var(--quiet)">{t("signing.ask.effect")}</Text>
        <Button type="submit" leftSection={<Send size={16} aria-hidden />} loading={asking.isPending} disabled={!isComplete}>
          {t("signing.ask.send")}
        </Button>
      </Stack>
    </form>
  );
}

export function RequestSignaturesForm({ dossierId, ...rest }: Props) {
  const query = useQuery(recipientsQuery(dossierId));
  return <QueryState query={query} rows={4}>{(recipients) => <Form {...rest} recipients={recipients} />}</QueryState>;
}
