import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "@/components/ErrorSummary";
import { notifyDone } from "@/components/notify";
import { bind, focusFirst, showFieldErrors, useOnceKey } from "@/lib/forms";
import { useCreateOffice } from "../api/create-office";

export function OfficeForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const once = useOnceKey();
  const creation = useCreateOffice(once.key);
  const form = useForm({ initialValues: { name: "" }, validate: { name: (name) => (name.trim() ? null : t("common.needed")) } });
  const save = form.onSubmit(({ name }) => {
    creation.mutate(name.trim(), {
      onSuccess: (office) => {
        notifyDone(t("offices.added", { name: office.name }));
        onDone();
      },
      onError: (error) => showFieldErrors(form, error),
    });
  }, focusFirst);
  return (
    <form onSubmit={save} noValidate>
      <Stack>
        <ErrorSummary error={creation.error} />
        <TextInput label={t("offices.name")} required data-autofocus {...bind(form, "name")} />
        <Button type="submit" loading={creation.isPending}>{t("offices.save")}</Button>
      </Stack>
    </form>
  );
}
