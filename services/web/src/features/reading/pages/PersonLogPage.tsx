import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { ShieldX } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CursorPager } from "@/components/CursorPager";
import { type Column, DataTable } from "@/components/DataTable";
import { EmptyState } from "@/components/EmptyState";
import { TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { QueryState } from "@/components/QueryState";
import { StateMark } from "@/components/StateMark";
import { formatInstant } from "@/lib/dates";
import { type Line, linesQuery } from "../api/access-log";

const route = getRouteApi("/_shell/toegangslog/$employeeId");

const columns = (t: TFunction, language: string): Column<Line>[] => [
  { id: "at", header: t("accessLog.at"), accessorFn: (row) => formatInstant(row.at, language) },
  {
    id: "what",
    header: t("accessLog.what"),
    meta: { heading: true },
    cell: ({ row: { original } }) =>
      original.isRefused ? (
        <StateMark icon={ShieldX} color="var(--state-late)">{original.sentence}</StateMark>
      ) : (
        original.sentence
      ),
  },
  { id: "groups", header: t("accessLog.groups"), accessorFn: (row) => row.groups.join(", ") || "–" },
];

/** Who saw or changed what of one person, the newest first. */
export function PersonLogPage() {
  const { t, i18n } = useTranslation();
  const { employeeId } = route.useParams();
  const { cursor } = route.useSearch();
  const query = useQuery({ ...linesQuery(employeeId, cursor), placeholderData: keepPreviousData });
  const shape = useMemo(() => columns(t, i18n.language), [t, i18n.language]);
  return (
    <>
      <PageHead
        tab={t("accessLog.lines")}
        title={query.data ? t("accessLog.of", { name: query.data.personName }) : t("nav.accessLog")}
        crumbs={[<TextLink key="log" to="/toegangslog">{t("nav.accessLog")}</TextLink>]}
      />
      <QueryState query={query} rows={8}>
        {({ items, next }) =>
          items.length === 0 ? (
            <EmptyState title={t("accessLog.nothing")} />
          ) : (
            <>
              <DataTable label={t("nav.accessLog")} columns={shape} rows={items} rowId={(row) => row.id} dimmed={query.isPlaceholderData} />
              <CursorPager cursor={cursor} next={next} />
            </>
          )
        }
      </QueryState>
    </>
  );
}
