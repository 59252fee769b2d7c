import { Stack } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CursorPager } from "@/components/CursorPager";
import { type Column, DataTable } from "@/components/DataTable";
import { EmployerSelect } from "@/components/EmployerSelect";
import { EmptyState } from "@/components/EmptyState";
import { TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { QueryState } from "@/components/QueryState";
import { formatDay } from "@/lib/dates";
import { type DossierRow, dossiersQuery } from "../api/list-dossiers";
import { AbsenceBadge } from "../components/AbsenceBadge";

const route = getRouteApi("/_shell/dossiers");

const columns = (t: TFunction): Column<DossierRow>[] => [
  {
    id: "name",
    header: t("dossiers.column.employee"),
    meta: { heading: true },
    cell: ({ row: { original } }) => (
      <TextLink to="/dossiers/$dossierId" params={{ dossierId: original.id }} fw={600}>
        {original.employeeName}
      </TextLink>
    ),
  },
  { id: "birthYear", header: t("dossiers.column.birthYear"), accessorFn: (row) => row.birthYear },
  { id: "department", header: t("dossiers.column.department"), accessorFn: (row) => row.departmentName ?? "–" },
  {
    id: "status",
    header: t("dossiers.column.status"),
    meta: { mark: true },
    cell: ({ row: { original } }) => <AbsenceBadge status={original.status} percentage={original.percentage} />,
  },
  {
    id: "since",
    header: t("dossiers.column.since"),
    accessorFn: (row) => (row.firstSickDay ? formatDay(row.firstSickDay) : "–"),
  },
];

export function DossiersPage() {
  const { t } = useTranslation();
  const { werkgever, cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery({ ...dossiersQuery(werkgever, cursor), placeholderData: keepPreviousData });
  const shape = useMemo(() => columns(t), [t]);
  return (
    <>
      <PageHead tab={t("nav.dossiers")} title={t("nav.dossiers")} crumbs={[<TextLink key="start" to="/">{t("nav.start")}</TextLink>]} />
      <Stack>
        <EmployerSelect value={werkgever} onPick={(next) => void navigate({ search: next ? { werkgever: next } : {} })} />
        {!werkgever && <EmptyState title={t("dossiers.chooseFirst")} hint={t("dossiers.chooseFirstHint")} />}
        {werkgever && (
          <QueryState query={query}>
            {({ items, next }) =>
              items.length === 0 ? (
                <EmptyState title={t("dossiers.none")} hint={t("dossiers.noneHint")} />
              ) : (
                <>
                  <DataTable label={t("nav.dossiers")} columns={shape} rows={items} rowId={(row) => row.id} dimmed={query.isPlaceholderData} />
                  <CursorPager cursor={cursor} next={next} />
                </>
              )
            }
          </QueryState>
        )}
      </Stack>
    </>
  );
}
