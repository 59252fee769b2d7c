import { Button, Fieldset, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "@/components/ErrorSummary";
import { bind, focusFirst, orNull, showFieldErrors, useOnceKey } from "@/lib/forms";
import type { Employer } from "@/lib/organisation";
import { type Department, type DepartmentFields, useSaveDepartment } from "../api/employers";

type Values = { name: string; parentId: string | null; lineManager: { name: string; email: string; phone: string } };

const valuesOf = (department: Department | null): Values => ({
  name: department?.name ?? "",
  parentId: department?.parentId ?? null,
  lineManager: {
    name: department?.lineManager?.name ?? "",
    email: department?.lineManager?.email ?? "",
    phone: department?.lineManager?.phone ?? "",
  },
});

function fieldsOf({ name, parentId, lineManager }: Values, department: Department | null): DepartmentFields {
  const given = lineManager.name.trim() || lineManager.email.trim();
  const userId = department?.lineManager?.userId ?? null;
  return {
    name: name.trim(),
    parentId,
    lineManager: given
      ? { name: lineManager.name.trim(), email: lineManager.email.trim(), phone: orNull(lineManager.phone), userId }
      : null,
  };
}

type Props = { employer: Employer; department: Department | null; onDone: () => void };

export function DepartmentForm({ employer, department, onDone }: Props) {
  const { t } = useTranslation();
  const once = useOnceKey();
  const form = useForm<Values>({
    initialValues: valuesOf(department),
    validate: { name: (name) => (name.trim() ? null : t("common.needed")) },
  });
  const saving = useSaveDepartment(employer.id, department, once.key);
  const save = form.onSubmit((values) => {
    saving.mutate(fieldsOf(values, department), { onSuccess: onDone, onError: (error) => showFieldErrors(form, error) });
  }, focusFirst);
  const parents = employer.departments.filter((each) => each.id !== department?.id);
  return (
    <form onSubmit={save} noValidate>
      <Stack>
        <ErrorSummary error={saving.error} />
        <TextInput label={t("employers.departmentName")} required data-autofocus {...bind(form, "name")} />
        {parents.length > 0 && (
          <Select
            label={t("employers.partOfDepartment")}
            clearable
            clearButtonProps={{ "aria-label": t("common.clear") }}
            data={parents.map((each) => ({ value: each.id, label: each.name }))}
            {...bind(form, "parentId")}
          />
        )}
        <Fieldset legend={t("employers.lineManager")}>
          <Stack gap="sm">
            <TextInput label={t("employers.personName")} {...bind(form, "lineManager.name")} />
            <TextInput label={t("employers.email")} description={t("employers.lineManagerHint")} type="email" {...bind(form, "lineManager.email")} />
            <TextInput label={t("employers.field.phone")} type="tel" {...bind(form, "lineManager.phone")} />
          </Stack>
        </Fieldset>
        <Button type="submit" loading={saving.isPending}>{t("employers.saveDepartment")}</Button>
      </Stack>
    </form>
  );
}
