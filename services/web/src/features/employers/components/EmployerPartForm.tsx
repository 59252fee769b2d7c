import { Button, Group, Stack } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "@/components/ErrorSummary";
import { notifyDone } from "@/components/notify";
import { UnsavedWarning } from "@/components/UnsavedWarning";
import { Widget } from "@/components/Widget";
import { allows } from "@/lib/client";
import { fieldId, focusFirst, showFieldErrors, useSaveKeys } from "@/lib/forms";
import type { Employer } from "@/lib/organisation";
import { asProblem, fieldOf } from "@/lib/problem";
import { useSaveEmployer } from "../api/employers";
import { fieldsOf, valuesOf } from "./employer-form";
import { partOf } from "./parts";
import { type EmployerForm, useEmployerForm } from "./use-employer-form";
import { VersionConflict } from "./VersionConflict";

const route = getRouteApi("/_shell/werkgevers/$employerId");

type Props = {
  employer: Employer;
  title: string;
  /** Field to start at, when a link of the checklist led here. */
  focus: string | undefined;
  /** Another kind of part is on screen: what was typed stays, the fields go. */
  hidden: boolean;
  children: (form: EmployerForm) => ReactNode;
};

/** The fields of an employer, a part at a time. One form behind all parts: nothing typed is lost by switching. */
export function EmployerPartForm({ employer, title, focus, hidden, children }: Props) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
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
          notifyDone(t("common.saved"));
        },
        onError: (error) => showFieldErrors(form, error),
      },
    );
  const save = form.onSubmit(() => {
    if (!saving.isPending && !hidden) send(version);
  }, focusFirst);

  // The field may stand in another part: open that one, which then puts the focus there.
  const follow = (field: string) => {
    const pointer = `/${field.replaceAll(".", "/")}`;
    document.getElementById(fieldId(field))?.focus();
    void navigate({ search: { onderdeel: partOf(pointer), veld: pointer }, resetScroll: false });
  };
  useSaveKeys(save);
  const warning = <UnsavedWarning dirty={form.isDirty() && !saving.isPending} />;
  if (hidden) return warning;
  return (
    <Widget title={title}>
      {warning}
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
              <ErrorSummary error={saving.error} onFollow={follow} />
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
