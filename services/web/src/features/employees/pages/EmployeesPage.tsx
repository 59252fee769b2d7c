import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { Plus } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CursorPager } from "@/components/CursorPager";
import { type Column, DataTable } from "@/components/DataTable";
import { EmptyState } from "@/components/EmptyState";
import { ButtonLink, TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { QueryState } from "@/components/QueryState";
import { allows } from "@/lib/client";
import { formatDay } from "@/lib/dates";
import { employerQuery } from "@/lib/organisation";
import { type Employee, employeesQuery } from "../api/employees";

const route = getRouteApi("/_shell/werkgevers/$employerId/werknemers");

const columns = (t: TFunction): Column<Employee>[] => [
  {
    id: "name",
    header: t("employees.column.name"),
    meta: { heading: true },
    cell: ({ row: { original } }) => (
      <TextLink to="/dossiers/$dossierId" params={{ dossierId: original.dossierId }} fw={600}>
        {original.displayName}
      </TextLink>
    ),
  },
  { id: "birthDate", header: t("employees.field.birthDate"), accessorFn: (row) => formatDay(row.birthDate) },
  { id: "number", header: t("employees.field.personnelNumber"), accessorFn: (row) => row.personnelNumber ?? "–" },
  { id: "department", header: t("employees.field.department"), accessorFn: (row) => row.employments.at(-1)?.departmentName ?? "–" },
  { id: "function", header: t("employees.field.function"), accessorFn: (row) => row.employments.at(-1)?.function ?? "–" },
  {
    id: "start",
    header: t("employees.field.start"),
    accessorFn: (row) => {
      const start = row.employments.at(-1)?.start;
      return start ? formatDay(start) : "–";
    },
  },
];

export function EmployeesPage() {
  const { t } = useTranslation();
  const { employerId } = route.useParams();
  const { cursor } = route.useSearch();
  const employer = useQuery(employerQuery(employerId));
  const query = useQuery({ ...employeesQuery(employerId, cursor), placeholderData: keepPreviousData });
  const shape = useMemo(() => columns(t), [t]);
  const add = employer.data && allows(employer.data, "add-employee") && (
    <ButtonLink to="/werkgevers/$employerId/werknemers/nieuw" params={{ employerId }} leftSection={<Plus size={16} aria-hidden />}>
      {t("employees.add")}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        tab={t("employees.employees")}
        title={t("employees.employees")}
        crumbs={[
          <TextLink key="list" to="/werkgevers">{t("nav.employers")}</TextLink>,
          <TextLink key="employer" to="/werkgevers/$employerId" params={{ employerId }}>
            {employer.data?.name ?? t("employers.employer")}
          </TextLink>,
        ]}
        actions={add}
      />
      <QueryState query={query}>
        {({ items, next }) =>
          items.length === 0 ? (
            <EmptyState title={t("employees.none")} hint={t("employees.noneHint")}>{add}</EmptyState>
          ) : (
            <>
              <DataTable label={t("employees.employees")} columns={shape} rows={items} rowId={(row) => row.id} dimmed={query.isPlaceholderData} />
              <CursorPager cursor={cursor} next={next} />
            </>
          )
        }
      </QueryState>
    </>
  );
}
