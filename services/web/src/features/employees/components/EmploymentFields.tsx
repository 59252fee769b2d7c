import { Checkbox, Group, NumberInput, Select, SimpleGrid, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { DateField } from "@/components/DateField";
import { bind } from "@/lib/forms";
import type { Employer } from "@/lib/organisation";
import type { EmployeeValues } from "./employee-form";

const DAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;

type Props = { form: UseFormReturnType<EmployeeValues>; departments: Employer["departments"] };

export function EmploymentFields({ form, departments }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t("employees.field.department")}
          required
          searchable
          allowDeselect={false}
          data={departments.map((each) => ({ value: each.id, label: each.name }))}
          {...bind(form, "employment.departmentId")}
        />
        <TextInput label={t("employees.field.function")} {...bind(form, "employment.function")} />
        <DateField label={t("employees.field.start")} required {...bind(form, "employment.start")} />
        <DateField label={t("employees.field.end")} description={t("employees.hint.end")} {...bind(form, "employment.end")} />
        <NumberInput label={t("employees.field.hoursPerWeek")} required min={0} max={60} decimalScale={2} {...bind(form, "employment.hoursPerWeek")} />
        <NumberInput label={t("employees.field.fullTimeHours")} required min={1} max={60} decimalScale={2} {...bind(form, "employment.fullTimeHours")} />
      </SimpleGrid>
      <Checkbox.Group label={t("employees.field.workingDays")} mt="md" {...bind(form, "employment.workingDays")}>
        <Group mt={6} gap="md">
          {DAYS.map((day) => (
            <Checkbox key={day} value={day} label={t(`dates.weekday.${day}`)} />
          ))}
        </Group>
      </Checkbox.Group>
    </>
  );
}
