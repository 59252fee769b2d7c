import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { DateField } from "@/components/DateField";
import { ErrorSummary } from "@/components/ErrorSummary";
import { notifyDone } from "@/components/notify";
import { today } from "@/lib/dates";
import type { Task } from "@/lib/dossiers";
import { bind, focusFirst, orNull, showFieldErrors, useOnceKey } from "@/lib/forms";
import { useCompleteTask } from "../api/complete-task";

export function CompleteTaskForm({ dossierId, task }: { dossierId: string; task: Task }) {
  const { t } = useTranslation();
  const once = useOnceKey();
  const form = useForm<{ doneOn: string | null; note: string }>({ initialValues: { doneOn: today(), note: "" } });
  const completion = useCompleteTask(dossierId, task, once.key);
  const save = form.onSubmit(({ doneOn, note }) => {
    // A promise, not mutate's callbacks: the finished task takes this form away before they would be called.
    void completion.mutateAsync({ doneOn, note: orNull(note) }).then(
      () => {
        once.renew();
        notifyDone(t("dossiers.taskDone", { title: task.title }));
      },
      (error: unknown) => showFieldErrors(form, error),
    );
  }, focusFirst);
  return (
    <form onSubmit={save} noValidate>
      <Stack gap="sm">
        <ErrorSummary error={completion.error} />
        <Group align="flex-start" gap="sm">
          <DateField label={t("dossiers.doneOnLabel")} w={220} {...bind(form, "doneOn")} />
          <Textarea label={t("dossiers.note")} description={t("dossiers.noteHint")} autosize minRows={1} flex={1} miw={220} {...bind(form, "note")} />
        </Group>
        <Group>
          <Button type="submit" loading={completion.isPending} leftSection={<Check size={16} aria-hidden />}>
            {t("dossiers.complete")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
