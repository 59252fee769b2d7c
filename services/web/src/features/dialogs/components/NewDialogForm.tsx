import { Button, Checkbox, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { getHotkeyHandler } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "@/components/ErrorSummary";
import { notifyDone } from "@/components/notify";
import { QueryState } from "@/components/QueryState";
import { bind, focusFirst, showFieldErrors, useOnceKey } from "@/lib/forms";
import { personKey, type Recipient, recipientsQuery } from "@/lib/recipients";
import { useSession } from "@/lib/session";
import { useStartDialog } from "../api/dialogs";

type Props = { dossierId: string; onDone: (dialogId: string) => void };
type Values = { subject: string; participants: string[]; text: string };

function Form({ dossierId, recipients, onDone }: Props & { recipients: Recipient[] }) {
  const { t } = useTranslation();
  const once = useOnceKey();
  const starting = useStartDialog(once.key);
  const needed = (value: string | string[]) => (typeof value === "string" ? value.trim() : value).length > 0 ? null : t("common.needed");
  const form = useForm<Values>({
    initialValues: { subject: "", participants: [], text: "" },
    validate: { subject: needed, participants: (value) => (value.length > 0 ? null : t("messages.participantNeeded")), text: needed },
  });
  const send = form.onSubmit(({ subject, participants, text }) => {
    if (starting.isPending) return;
    const chosen = recipients.filter((each) => participants.includes(personKey(each))).map(({ kind, id }) => ({ kind, id }));
    void starting.mutateAsync({ subject: subject.trim(), dossierId, text: text.trim(), participants: chosen }).then(
      ({ id }) => {
        once.renew();
        notifyDone(t("messages.started"));
        onDone(id);
      },
      (error: unknown) => showFieldErrors(form, error),
    );
  }, focusFirst);
  return (
    <form onSubmit={send} noValidate>
      <Stack>
        <ErrorSummary error={starting.error} title={t("messages.notSent")} />
        <Checkbox.Group label={t("messages.participants")} description={t("messages.participantsHint")} required {...bind(form, "participants")}>
          <Stack gap="xs" my="xs">
            {recipients.map((who) => (
              <Checkbox
                key={personKey(who)}
                value={personKey(who)}
                label={who.name}
                description={[who.role, !who.hasAccount && t("signing.ask.noAccount")].filter(Boolean).join(" · ")}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <TextInput label={t("messages.subject")} description={t("messages.subjectHint")} required maxLength={120} {...bind(form, "subject")} />
        <Textarea label={t("messages.text")} description={t("messages.textHint")} required autosize minRows={4} maxLength={5_000} onKeyDown={getHotkeyHandler([["mod+Enter", () => send()]])} {...bind(form, "text")} />
        <Button type="submit" leftSection={<Send size={16} aria-hidden />} loading={starting.isPending}>
          {t("messages.send")}
        </Button>
      </Stack>
    </form>
  );
}

export function NewDialogForm({ dossierId, onDone }: Props) {
  const { user } = useSession();
  const query = useQuery(recipientsQuery(dossierId));
  return (
    <QueryState query={query} rows={4}>
      {(recipients) => <Form dossierId={dossierId} recipients={recipients.filter((each) => each.kind !== "user" || each.id !== user.id)} onDone={onDone} />}
    </QueryState>
  );
}
