import { SegmentedControl, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CursorPager } from "@/components/CursorPager";
import { DataTable } from "@/components/DataTable";
import { EmptyState } from "@/components/EmptyState";
import { ButtonLink, TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { QueryState } from "@/components/QueryState";
import { today } from "@/lib/dates";
import { type Moment, momentOf, tasksQuery } from "../api/list-tasks";
import { taskColumns } from "../components/task-columns";

const route = getRouteApi("/_shell/taken");
const MOMENT: Record<"laat" | "week" | "later", Moment> = { laat: "late", week: "thisWeek", later: "later" };

export function TasksPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery({ ...tasksQuery(search.cursor), placeholderData: keepPreviousData });
  const columns = useMemo(() => taskColumns(t), [t]);
  const { toon } = search;
  const show = (view: string) => void navigate({ search: (old) => ({ ...old, toon: view === "alle" ? undefined : (view as typeof toon) }) });
  const sort = (by: string, descending: boolean) =>
    void navigate({ search: (old) => ({ ...old, sorteer: by as typeof search.sorteer, richting: descending ? "af" : undefined }) });

  return (
    <>
      <PageHead
        tab={t("nav.tasks")}
        title={t("nav.tasks")}
        crumbs={[<TextLink key="start" to="/">{t("nav.start")}</TextLink>]}
      />
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t("tasks.show")}
          value={toon ?? "alle"}
          onChange={show}
          data={[
            { value: "alle", label: t("tasks.all") },
            { value: "laat", label: t("tasks.moment.late") },
            { value: "week", label: t("tasks.moment.thisWeek") },
            { value: "later", label: t("tasks.moment.later") },
          ]}
          style={{ alignSelf: "flex-start" }}
        />
        <QueryState query={query} rows={8}>
          {({ items, next }) => {
            const now = today();
            const rows = toon ? items.filter((each) => momentOf(each, now) === MOMENT[toon]) : items;
            if (items.length === 0) return <EmptyState title={t("tasks.none")} hint={t("tasks.noneHint")} />;
            return (
              <>
                {rows.length === 0 ? (
                  <EmptyState title={t("common.nothingFound")}>
                    <ButtonLink to="/taken" variant="default">{t("common.clearFilters")}</ButtonLink>
                  </EmptyState>
                ) : (
                  <DataTable
                    label={t("nav.tasks")}
                    columns={columns}
                    rows={rows}
                    rowId={(row) => `${row.trajectId}.${row.key}`}
                    sort={search.sorteer && { by: search.sorteer, descending: search.richting === "af" }}
                    onSort={sort}
                    dimmed={query.isPlaceholderData}
                  />
                )}
                {(next ?? search.cursor) && <Text fz="xs" c="var(--quiet)">{t("common.pageOnly")}</Text>}
                <CursorPager cursor={search.cursor} next={next} />
              </>
            );
          }}
        </QueryState>
      </Stack>
    </>
  );
}
