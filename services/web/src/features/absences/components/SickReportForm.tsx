import { Button, Checkbox, NumberInput, Select, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DateField } from "@/components/DateField";
import { ErrorSummary } from "@/components/ErrorSummary";
import { notifyDone } from "@/components/notify";
import { formatDay, today } from "@/lib/dates";
import type { Dossier } from "@/lib/dossiers";
import { bind, focusFirst, showFieldErrors, useOnceKey, useSaveKeys } from "@/lib/forms";
import { asProblem } from "@/lib/problem";
import { classificationsQuery, sickPreviewQuery, type SickReport, useReportSick } from "../api/sick-reports";
import { SickPreview } from "./SickPreview";

const NEEDS_CONFIRMATION = "first-sick-day-needs-confirmation";

type Values = {
  firstSickDay: string | null;
  percentage: number | string;
  classification: NonNullable<SickReport["classification"]>;
  employmentId: string | null;
  confirmedEarly: boolean;
};

function reportOf(values: Values): SickReport | null {
  const { firstSickDay, percentage, classification, employmentId, confirmedEarly } = values;
  if (!firstSickDay || typeof percentage !== "number") return null;
  return {
    firstSickDay,
    percentage,
    classification,
    ...(employmentId && { employmentId }),
    ...(confirmedEarly && { confirmedEarly }),
  };
}

/** Never asks for the complaint or a diagnosis: the law forbids the employer and the case manager to ask. */
export function SickReportForm({ dossier, onDone }: { dossier: Dossier; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const once = useOnceKey();
  const employments = dossier.employments.filter((each) => !each.end || each.end >= today());
  const form = useForm<Values>({
    initialValues: {
      firstSickDay: today(),
      percentage: 100,
      classification: "SICK",
      employmentId: employments[0]?.id ?? null,
      confirmedEarly: false,
    },
    onValuesChange: (next, previous) => {
      if (next.firstSickDay !== previous.firstSickDay && next.confirmedEarly) form.setFieldValue("confirmedEarly", false);
    },
    validate: {
      firstSickDay: (day) => (day ? null : t("dates.unread")),
      percentage: (value) => (typeof value === "number" ? null : t("sick.percentageNeeded")),
    },
  });
  const classifications = useQuery(classificationsQuery(i18n.language));
  const preview = useQuery(sickPreviewQuery(dossier.id, reportOf(form.values)));
  const reporting = useReportSick(dossier.id, once.key);

  const refusals = [asProblem(preview.error), asProblem(reporting.error)];
  const needsConfirmation =
    form.values.confirmedEarly || refusals.some(({ errors }) => errors.some((each) => each.code === NEEDS_CONFIRMATION));
  const offered = classifications.data?.filter((each) => dossier.employer.classifications.includes(each.key));

  const save = form.onSubmit((values) => {
    const report = reportOf(values);
    if (!report || reporting.isPending) return;
    // A promise, not mutate's callbacks: the fresh dossier may take this form away before they would be called.
    void reporting.mutateAsync(report).then(
      ({ taskCount }) => {
        once.renew();
        notifyDone(t("sick.saved", { day: formatDay(report.firstSickDay), count: taskCount }), t("sick.savedTitle"));
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
        <DateField label={t("sick.firstDay")} description={t("sick.firstDayHint")} required data-autofocus {...bind(form, "firstSickDay")} />
        <NumberInput label={t("sick.percentage")} required min={1} max={100} suffix=" %" clampBehavior="strict" allowDecimal={false} {...bind(form, "percentage")} />
        <Select
          label={t("sick.classification")}
          required
          allowDeselect={false}
          data={offered?.map((each) => ({ value: each.key, label: each.name })) ?? [{ value: "SICK", label: t("sick.open") }]}
          {...bind(form, "classification")}
        />
        {employments.length > 1 && (
          <Select
            label={t("sick.employment")}
            required
            allowDeselect={false}
            data={employments.map((each) => ({ value: each.id, label: [each.departmentName, each.function].filter(Boolean).join(", ") }))}
            {...bind(form, "employmentId")}
          />
        )}
        <SickPreview preview={preview} />
        {needsConfirmation && (
          <Checkbox label={t("sick.confirmEarly")} {...form.getInputProps("confirmedEarly", { type: "checkbox" })} id="field-confirmedEarly" />
        )}
        <Button type="submit" loading={reporting.isPending} disabled={needsConfirmation && !form.values.confirmedEarly}>
          {t("sick.save")}
        </Button>
      </Stack>
    </form>
  );
}
