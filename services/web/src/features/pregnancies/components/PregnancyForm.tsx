import { Button, Checkbox, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ChangePreview } from "@/components/ChangePreview";
import { DateField } from "@/components/DateField";
import { ErrorSummary } from "@/components/ErrorSummary";
import { notifyDone } from "@/components/notify";
import type { Dossier } from "@/lib/dossiers";
import { bind, focusFirst, showFieldErrors, useOnceKey, useSaveKeys } from "@/lib/forms";
import { pregnancyPreviewQuery, type PregnancyReport, useReportPregnancy } from "../api/pregnancies";

type Values = { dueDate: string | null; leaveStart: string | null; multiple: boolean };

const reportOf = ({ dueDate, leaveStart, multiple }: Values): PregnancyReport | null =>
  dueDate ? { dueDate, multiple, ...(leaveStart && { leaveStart }) } : null;

export function PregnancyForm({ dossier, onDone }: { dossier: Dossier; onDone: () => void }) {
  const { t } = useTranslation();
  const once = useOnceKey();
  const form = useForm<Values>({
    initialValues: { dueDate: null, leaveStart: null, multiple: false },
    validate: { dueDate: (day) => (day ? null : t("dates.unread")) },
  });
  const preview = useQuery(pregnancyPreviewQuery(dossier.id, reportOf(form.values)));
  const reporting = useReportPregnancy(dossier.id, once.key);

  const save = form.onSubmit((values) => {
    const report = reportOf(values);
    if (!report || reporting.isPending) return;
    void reporting.mutateAsync(report).then(
      ({ sentence }) => {
        once.renew();
        notifyDone(sentence, t("pregnancy.saved"));
        onDone();
      },
      (error: unknown) => showFieldErrors(form, error),
    );
  }, focusFirst);

  useSaveKeys(save);
  return (
    <form onSubmit={save} noValidate>
      <Stack>
        <ErrorSummary error={reporting.error} />
        <DateField label={t("pregnancy.dueDate")} required data-autofocus {...bind(form, "dueDate")} />
        <Checkbox label={t("pregnancy.multiple")} {...form.getInputProps("multiple", { type: "checkbox" })} id="field-multiple" />
        <DateField label={t("pregnancy.leaveStart")} description={t("pregnancy.leaveStartHint")} {...bind(form, "leaveStart")} />
        <ChangePreview preview={preview} />
        <Button type="submit" loading={reporting.isPending}>
          {t("pregnancy.save")}
        </Button>
      </Stack>
    </form>
  );
}
