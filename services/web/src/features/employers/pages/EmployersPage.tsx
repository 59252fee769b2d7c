import { Button, SegmentedControl, Stack } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CursorPager } from "@/components/CursorPager";
import { DataTable } from "@/components/DataTable";
import { EmptyState } from "@/components/EmptyState";
import { TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { QueryState } from "@/components/QueryState";
import { SidePanel } from "@/components/SidePanel";
import { employersQuery } from "@/lib/organisation";
import { can } from "@/lib/permissions";
import { usePermission } from "@/lib/session";
import { employerColumns } from "../components/employer-columns";
import { NewEmployerForm } from "../components/NewEmployerForm";

const route = getRouteApi("/_shell/werkgevers");

export function EmployersPage() {
  const { t } = useTranslation();
  const may = usePermission();
  const { lijst, cursor, paneel } = route.useSearch();
  const navigate = route.useNavigate();
  const state = lijst === "concept" ? "draft" : "published";
  const query = useQuery({ ...employersQuery(state, cursor), placeholderData: keepPreviousData });
  const columns = useMemo(() => employerColumns(t, state), [t, state]);
  const panel = (opened: boolean) => void navigate({ search: (old) => ({ ...old, paneel: opened ? ("nieuw" as const) : undefined }) });
  const creates = may(can.createEmployers);
  const add = creates && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => panel(true)}>
      {t("employers.add")}
    </Button>
  );
  return (
    <>
      <PageHead
        tab={t("nav.employers")}
        title={t("nav.employers")}
        crumbs={[<TextLink key="start" to="/">{t("nav.start")}</TextLink>]}
        actions={add}
      />
      <Stack gap="sm">
        {creates && (
          <SegmentedControl
            aria-label={t("employers.show")}
            value={state}
            onChange={(next) => void navigate({ search: next === "draft" ? { lijst: "concept" } : {} })}
            data={[
              { value: "published", label: t("employers.published") },
              { value: "draft", label: t("employers.draft") },
            ]}
            style={{ alignSelf: "flex-start" }}
          />
        )}
        <QueryState query={query}>
          {({ items, next }) =>
            items.length === 0 ? (
              <EmptyState title={t(`employers.none.${state}`)} hint={creates ? t("employers.noneHint") : t("employers.noneSeen")}>
                {add}
              </EmptyState>
            ) : (
              <>
                <DataTable label={t("nav.employers")} columns={columns} rows={items} rowId={(row) => row.id} dimmed={query.isPlaceholderData} />
                <CursorPager cursor={cursor} next={next} />
              </>
            )
          }
        </QueryState>
      </Stack>
      {creates && (
        <SidePanel opened={paneel === "nieuw"} onClose={() => panel(false)} title={t("employers.add")}>
          <NewEmployerForm />
        </SidePanel>
      )}
    </>
  );
}
