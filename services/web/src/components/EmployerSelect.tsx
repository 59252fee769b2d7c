import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { employersQuery } from "@/lib/organisation";

const LIMIT = 100;

type Props = { value: string | undefined; onPick: (employerId: string | undefined) => void };

export function EmployerSelect({ value, onPick }: Props) {
  const { t } = useTranslation();
  const { data } = useQuery(employersQuery("published", undefined, LIMIT));
  return (
    <Select
      label={t("dossiers.employer")}
      placeholder={t("dossiers.chooseEmployer")}
      nothingFoundMessage={t("common.nothingFound")}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("common.clear") }}
      maw={420}
      data={data?.items.map((each) => ({ value: each.id, label: each.name })) ?? []}
      value={value ?? null}
      onChange={(next) => onPick(next ?? undefined)}
    />
  );
}
