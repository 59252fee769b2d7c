import { Badge, Button, Group, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PLACEHOLDERS } from "./employer-form";
import type { EmployerForm } from "./use-employer-form";

/** "Onbekend?": fills the agreed placeholder and says that the field is fictitious. */
export function PlaceholderButton({ form, field }: { form: EmployerForm; field: keyof typeof PLACEHOLDERS }) {
  const { t } = useTranslation();
  const placeholder = PLACEHOLDERS[field];
  if (form.values[field] === placeholder) {
    return (
      <Badge variant="light" color="yellow" c="var(--mantine-color-text)" tt="none" mt={4}>
        {t("employers.fictitious")}
      </Badge>
    );
  }
  return (
    <Group gap={4} mt={4}>
      <Button size="compact-xs" variant="subtle" onClick={() => form.setFieldValue(field, placeholder)}>
        {t("employers.unknown", { placeholder })}
        <VisuallyHidden> ({t(`employers.field.${field}`)})</VisuallyHidden>
      </Button>
    </Group>
  );
}
