import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "@/components/ErrorSummary";
import { bind, focusFirst, showFieldErrors, useOnceKey } from "@/lib/forms";
import { useCreateEmployer } from "../api/employers";

export function NewEmployerForm() {
  const { t } = useTranslation();
  const once = useOnceKey();
  const navigate = useNavigate();
  const creation = useCreateEmployer(once.key);
  const form = useForm({ initialValues: { name: "" }, validate: { name: (name) => (name.trim() ? null : t("common.needed")) } });
  const save = form.onSubmit(({ name }) => {
    creation.mutate(name.trim(), {
      onSuccess: (employer) => void navigate({ to: "/werkgevers/$employerId", params: { employerId: employer.id } }),
      onError: (error) => showFieldErrors(form, error),
    });
  }, focusFirst);
  return (
    <form onSubmit={save} noValidate>
      <Stack>
        <ErrorSummary error={creation.error} />
        <TextInput label={t("employers.field.name")} required data-autofocus {...bind(form, "name")} />
        <Text fz="sm" c="var(--quiet)">{t("employers.newHint")}</Text>
        <Button type="submit" loading={creation.isPending}>{t("employers.create")}</Button>
      </Stack>
    </form>
  );
}
