import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { bind } from "@/lib/forms";
import { caseManagersQuery } from "../api/employers";
import type { EmployerForm } from "./use-employer-form";

export function CaseManagementPart({ form }: { form: EmployerForm }) {
  const { t } = useTranslation();
  const { data } = useQuery(caseManagersQuery);
  return (
    <Select
      maw={420}
      label={t("employers.field.caseManagerId")}
      description={data?.items.length === 0 ? t("employers.noCaseManagers") : t("employers.hint.caseManagerId")}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("common.clear") }}
      nothingFoundMessage={t("common.nothingFound")}
      data={data?.items.map((each) => ({ value: each.id, label: each.displayName })) ?? []}
      {...bind(form, "caseManagerId")}
    />
  );
}
