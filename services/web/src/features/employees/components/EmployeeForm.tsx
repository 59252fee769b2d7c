import { Button, Group, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "@/components/ErrorSummary";
import { ButtonLink } from "@/components/links";
import { notifyDone } from "@/components/notify";
import { UnsavedWarning } from "@/components/UnsavedWarning";
import { Widget } from "@/components/Widget";
import { focusFirst, showFieldErrors, useOnceKey, useSaveKeys } from "@/lib/forms";
import type { Employer } from "@/lib/organisation";
import { useAddEmployee } from "../api/employees";
import { absentFields, emptyEmployee, type EmployeeValues, fieldsOf } from "./employee-form";
import { EmploymentFields } from "./EmploymentFields";
import { PersonFields } from "./PersonFields";

export function EmployeeForm({ employer }: { employer: Employer }) {
  const { t } = useTranslation();
  const once = useOnceKey();
  const navigate = useNavigate();
  const only = employer.departments.length === 1 ? employer.departments[0] : undefined;
  const form = useForm<EmployeeValues>({
    initialValues: emptyEmployee(only?.id ?? null),
    validate: (values) => Object.fromEntries(absentFields(values).map((field) => [field, t("common.needed")])),
  });
  const addition = useAddEmployee(employer.id, once.key);
  const save = form.onSubmit((values) => {
    if (addition.isPending) return;
    addition.mutate(fieldsOf(values), {
      onSuccess: (employee) => {
        notifyDone(t("employees.added", { name: employee.displayName }));
        void navigate({ to: "/werkgevers/$employerId/werknemers", params: { employerId: employer.id } });
      },
      onError: (error) => showFieldErrors(form, error),
    });
  }, focusFirst);
  useSaveKeys(save);
  return (
    <form onSubmit={save} noValidate>
      <UnsavedWarning dirty={form.isDirty() && addition.isIdle} />
      <Stack maw="52rem">
        <ErrorSummary error={addition.error} />
        <Widget title={t("employees.person")}>
          <PersonFields form={form} />
        </Widget>
        <Widget title={t("employees.employment")}>
          <EmploymentFields form={form} departments={employer.departments} />
        </Widget>
        <Group>
          <Button type="submit" loading={addition.isPending}>{t("employees.save")}</Button>
          <ButtonLink variant="default" to="/werkgevers/$employerId/werknemers" params={{ employerId: employer.id }}>
            {t("common.cancel")}
          </ButtonLink>
        </Group>
      </Stack>
    </form>
  );
}
