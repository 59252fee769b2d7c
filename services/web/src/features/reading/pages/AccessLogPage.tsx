import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "@/components/DataTable";
import { EmptyState } from "@/components/EmptyState";
import { TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { QueryState } from "@/components/QueryState";
import { type Person, personsQuery } from "../api/access-log";
import { PersonSearch } from "../components/PersonSearch";

const columns = (t: TFunction): Column<Person>[] => [
  {
    id: "name",
    header: t("accessLog.person"),
    meta: { heading: true },
    cell: ({ row: { original } }) => (
      <TextLink to="/toegangslog/$employeeId" params={{ employeeId: original.id }} fw={600}>
        {original.name}
      </TextLink>
    ),
  },
  { id: "employer", header: t("accessLog.employer"), accessorFn: (row) => row.employerName },
];

/** The privacy officer finds somebody, to see who looked at the dossier. */
export function AccessLogPage() {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const query = useQuery(personsQuery(name));
  const shape = useMemo(() => columns(t), [t]);
  return (
    <>
      <PageHead tab={t("nav.accessLog")} title={t("nav.accessLog")} crumbs={[<TextLink key="start" to="/">{t("nav.start")}</TextLink>]} />
      <Stack>
        <PersonSearch onSearch={setName} />
        {name && (
          <QueryState query={query}>
            {({ items }) =>
              items.length === 0 ? (
                <EmptyState title={t("common.nothingFound")} hint={t("accessLog.noneHint")} />
              ) : (
                <DataTable label={t("accessLog.found")} columns={shape} rows={items} rowId={(row) => `${row.id}.${row.employerName}`} />
              )
            }
          </QueryState>
        )}
      </Stack>
    </>
  );
}
