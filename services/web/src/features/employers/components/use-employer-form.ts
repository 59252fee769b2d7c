import { useForm, type UseFormReturnType } from "@mantine/form";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Employer } from "@/lib/organisation";
import { type EmployerValues, valuesOf } from "./employer-form";

export type EmployerForm = UseFormReturnType<EmployerValues>;

const sameFields = (one: Employer, other: Employer) => JSON.stringify(valuesOf(one)) === JSON.stringify(valuesOf(other));

/**
 * The form and the version that it was filled from. A fresh read never replaces typed input: then the old version stays,
 * so that saving meets the conflict instead of overwriting a colleague unseen.
 */
export function useEmployerForm(employer: Employer) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(employer);
  const form = useForm<EmployerValues>({
    initialValues: valuesOf(employer),
    validate: { name: (name) => (name.trim() ? null : t("common.needed")) },
  });
  const takeOver = (fresh: Employer) => {
    form.setInitialValues(valuesOf(fresh));
    form.setValues(valuesOf(fresh));
    form.clearErrors();
    setShown(fresh);
  };
  const unchanged = sameFields(employer, shown);
  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the form is a copy of what the server said last
    if (!unchanged && !form.isDirty()) takeOver(employer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a fresh read asks for this, not typing
  }, [employer, unchanged]);
  return { form, version: unchanged ? employer.version : shown.version, takeOver };
}
