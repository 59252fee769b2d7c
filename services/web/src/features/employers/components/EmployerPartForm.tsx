import { Button, Group, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Check } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "@/components/ErrorSummary";
import { LeaveWarning } from "@/components/LeaveWarning";
import { Widget } from "@/components/Widget";
import { allows } from "@/lib/api-client";
import { fieldId, showFieldErrors, useSaveKeys } from "@/lib/forms";
import { asProblem, fieldOf } from "@/lib/problems";
import type { Employer } from "@/lib/queries";
import { useSaveEmployer } from "../api/employers";
import { fieldsOf, valuesOf } from "./employer-form";
import { type EmployerForm, useEmployerForm } from "./use-employer-form";
import { VersionConflict } from "./VersionConflict";

type Props = {
  employer: Employer;
  title: string;
  /** Field to start at, when a link of the checklist led here. */
  focus: string | undefined;
  children: (form: EmployerForm) => ReactNode;
};

/** The fields of an employer, a part at a time. One form behind all parts: nothing typed is lost by switching. */
export function EmployerPartForm({ employer, title, focus, children }: Props) {
  const { t } = useTranslation();
  const { form, version, takeOver } = useEmployerForm(employer);
  const saving = useSaveEmployer(employer.id);
  const conflict = asProblem(saving.error).status === 412;
  const editable = allows(employer, "edit");

  useEffect(() => {
    if (focus) document.getElementById(fieldId(fieldOf(focus)))?.focus();
  }, [focus]);

  const send = (based: number) =>
    saving.mutate(
      { fields: fieldsOf(form.getValues()), version: based },
      {
        onSuccess: (saved) => {
          takeOver(saved);
          notifications.show({ message: t("common.saved"), color: "petrol", icon: <Check size={16} aria-hidden /> });
        },
        onError: (error) => showFieldErrors(form, error),
      },
    );
  const save = form.onSubmit(() => {
    if (!saving.isPending) send(version);
  });

  useSaveKeys(save);
  return (
    <Widget title={title}>
      <LeaveWarning dirty={form.isDirty() && !saving.isPending} />
      <form onSubmit={save} noValidate>
        <fieldset disabled={!editable} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
          <Stack>
            {conflict ? (
              <VersionConflict
                mine={form.values}
                theirs={valuesOf(employer)}
                onMine={() => send(employer.version)}
                onTheirs={() => {
                  takeOver(employer);
                  saving.reset();
                }}
              />
            ) : (
              <ErrorSummary error={saving.error} />
            )}
            {children(form)}
            {editable && (
              <Group>
                <Button type="submit" loading={saving.isPending}>
                  {t("employers.savePart")}
                </Button>
              </Group>
            )}
          </Stack>
        </fieldset>
      </form>
    </Widget>
  );
}
