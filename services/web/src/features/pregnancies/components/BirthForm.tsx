import { Button, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ChangePreview } from "@/components/ChangePreview";
import { DateField } from "@/components/DateField";
import { ErrorSummary } from "@/components/ErrorSummary";
import { notifyDone } from "@/components/notify";
import { today } from "@/lib/dates";
import type { Dossier, Pregnancy } from "@/lib/dossiers";
import { bind, focusFirst, showFieldErrors, useOnceKey, useSaveKeys } from "@/lib/forms";
import { birthPreviewQuery, useRecordBirth } from "../api/pregnancies";

type Props = { dossier: Dossier; pregnancy: Pregnancy; onDone: () => void };

export function BirthForm({ dossier, pregnancy, onDone }: Props) {
  const { t } = useTranslation();
  const once = useOnceKey();
  const form = useForm<{ bornOn: string | null }>({
    initialValues: { bornOn: today() },
    validate: { bornOn: (day) => (day ? null : t("dates.unread")) },
  });
  const preview = useQuery(birthPreviewQuery(dossier.id, pregnancy, form.values.bornOn));
  const recording = useRecordBirth(dossier.id, pregnancy, once.key);

  const save = form.onSubmit(({ bornOn }) => {
    if (!bornOn || recording.isPending) return;
    void recording.mutateAsync(bornOn).then(
      ({ sentence }) => {
        once.renew();
        notifyDone(sentence, t("pregnancy.birthSaved"));
        onDone();
      },
      (error: unknown) => showFieldErrors(form, error),
    );
  }, focusFirst);

  useSaveKeys(save);
  return (
    <form onSubmit={save} noValidate>
      <Stack>
        <ErrorSummary error={recording.error} />
        <DateField label={t("pregnancy.bornOn")} required data-autofocus {...bind(form, "bornOn")} />
        <ChangePreview preview={preview} />
        <Button type="submit" loading={recording.isPending}>
          {t("pregnancy.saveBirth")}
        </Button>
      </Stack>
    </form>
  );
}
