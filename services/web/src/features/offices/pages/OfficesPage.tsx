import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "@/components/DataTable";
import { EmptyState } from "@/components/EmptyState";
import { TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { QueryState } from "@/components/QueryState";
import { SidePanel } from "@/components/SidePanel";
import { type Office, officesQuery } from "@/lib/organisation";
import { can } from "@/lib/permissions";
import { usePermission } from "@/lib/session";
import { OfficeForm } from "../components/OfficeForm";

const route = getRouteApi("/_shell/beheer/kantoren");

export function OfficesPage() {
  const { t } = useTranslation();
  const may = usePermission();
  const { paneel } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(officesQuery);
  const panel = (opened: boolean) => void navigate({ search: opened ? { paneel: "nieuw" } : {} });
  const columns: Column<Office>[] = [
    { id: "name", header: t("offices.name"), meta: { heading: true }, accessorFn: (row) => row.name },
  ];
  const add = may(can.createOffices) && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => panel(true)}>{t("offices.add")}</Button>
  );
  return (
    <>
      <PageHead tab={t("nav.offices")} title={t("nav.offices")} crumbs={[<TextLink key="start" to="/">{t("nav.start")}</TextLink>]} actions={add} />
      <QueryState query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t("offices.none")} hint={t("offices.noneHint")}>{add}</EmptyState>
          ) : (
            <DataTable label={t("nav.offices")} columns={columns} rows={items} rowId={(row) => row.id} />
          )
        }
      </QueryState>
      <SidePanel opened={paneel === "nieuw"} onClose={() => panel(false)} title={t("offices.add")}>
        <OfficeForm onDone={() => panel(false)} />
      </SidePanel>
    </>
  );
}
