import { Select, SimpleGrid, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { DateField } from "@/components/DateField";
import { bind } from "@/lib/forms";
import type { EmployeeValues } from "./employee-form";

export function PersonFields({ form }: { form: UseFormReturnType<EmployeeValues> }) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextInput label={t("employees.field.initials")} required {...bind(form, "initials")} />
      <TextInput label={t("employees.field.firstName")} {...bind(form, "firstName")} />
      <TextInput label={t("employees.field.infix")} {...bind(form, "infix")} />
      <TextInput label={t("employees.field.lastName")} required {...bind(form, "lastName")} />
      <DateField label={t("employees.field.birthDate")} required {...bind(form, "birthDate")} />
      <TextInput label={t("employees.field.bsn")} description={t("employees.hint.bsn")} inputMode="numeric" autoComplete="off" {...bind(form, "bsn")} />
      <TextInput label={t("employees.field.personnelNumber")} {...bind(form, "personnelNumber")} />
      <TextInput label={t("employees.field.email")} type="email" {...bind(form, "email")} />
      <TextInput label={t("employees.field.phone")} type="tel" {...bind(form, "phone")} />
      <Select
        label={t("employees.field.language")}
        allowDeselect={false}
        data={[
          { value: "nl", label: "Nederlands" },
          { value: "en", label: "English" },
        ]}
        {...bind(form, "language")}
      />
    </SimpleGrid>
  );
}
