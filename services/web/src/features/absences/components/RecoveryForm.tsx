import { Button, NumberInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ChangePreview } from "@/components/ChangePreview";
import { DateField } from "@/components/DateField";
import { ErrorSummary } from "@/components/ErrorSummary";
import { notifyDone } from "@/components/notify";
import { formatDay, today } from "@/lib/dates";
import type { Dossier, Traject } from "@/lib/dossiers";
import { bind, focusFirst, showFieldErrors, useOnceKey, useSaveKeys } from "@/lib/forms";
import { type PercentageChange, recoveryPreviewQuery, useChangePercentage, useReportRecovery } from "../api/percentages";

type Values = { from: string | null; percentage: number | string };
type Props = { dossier: Dossier; traject: Traject; partial: boolean; onDone: () => void };

/** In full, the day is the first day not ill; in part, a percentage holds from the day. Never asks what the illness is. */
export function RecoveryForm({ dossier, traject, partial, onDone }: Props) {
  const { t } = useTranslation();
  const once = useOnceKey();
  const form = useForm<Values>({
    initialValues: { from: today(), percentage: partial ? "" : 0 },
    validate: {
      from: (day) => (day ? null : t("dates.unread")),
      percentage: (value) => (typeof value === "number" ? null : t("sick.percentageNeeded")),
    },
  });
  const changeOf = ({ from, percentage }: Values): PercentageChange | null =>
    from && typeof percentage === "number" ? { from, percentage } : null;
  const preview = useQuery(recoveryPreviewQuery(dossier.id, traject, changeOf(form.values)));
  const changing = useChangePercentage(dossier.id, traject, once.key);
  const recovering = useReportRecovery(dossier.id, traject, once.key);
  const acting = partial ? changing : recovering;

  const save = form.onSubmit((values) => {
    const change = changeOf(values);
    if (!change || acting.isPending) return;
    void acting.mutateAsync(change).then(
      ({ sentence }) => {
        once.renew();
        notifyDone(sentence, t(partial ? "recovery.partialSaved" : "recovery.saved", { day: formatDay(change.from) }));
        onDone();
      },
      (error: unknown) => showFieldErrors(form, error),
    );
  }, focusFirst);

  useSaveKeys(save);
  return (
    <form onSubmit={save} noValidate>
      <Stack>
        <ErrorSummary error={acting.error} />
        <DateField
          label={t(partial ? "recovery.from" : "recovery.firstDay")}
          description={t(partial ? "sick.firstDayHint" : "recovery.firstDayHint")}
          required
          data-autofocus
          {...bind(form, "from")}
        />
        {partial && (
          <NumberInput
            label={t("sick.percentage")}
            description={t("recovery.now", { percentage: dossier.percentage })}
            required
            min={1}
            max={100}
            suffix=" %"
            clampBehavior="strict"
            allowDecimal={false}
            {...bind(form, "percentage")}
          />
        )}
        <ChangePreview preview={preview} />
        <Button type="submit" loading={acting.isPending}>
          {t(partial ? "recovery.savePartial" : "recovery.save")}
        </Button>
      </Stack>
    </form>
  );
}
