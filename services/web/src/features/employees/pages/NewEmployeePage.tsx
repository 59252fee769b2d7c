import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { ButtonLink, TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { QueryState } from "@/components/QueryState";
import { employerQuery } from "@/lib/organisation";
import { EmployeeForm } from "../components/EmployeeForm";

const route = getRouteApi("/_shell/werkgevers/$employerId/werknemers/nieuw");

export function NewEmployeePage() {
  const { t } = useTranslation();
  const { employerId } = route.useParams();
  const query = useQuery(employerQuery(employerId));
  return (
    <QueryState query={query} page rows={8}>
      {(employer) => (
        <>
          <PageHead
            tab={t("employees.add")}
            title={t("employees.add")}
            crumbs={[
              <TextLink key="list" to="/werkgevers">{t("nav.employers")}</TextLink>,
              <TextLink key="employer" to="/werkgevers/$employerId" params={{ employerId }}>{employer.name}</TextLink>,
              <TextLink key="employees" to="/werkgevers/$employerId/werknemers" params={{ employerId }}>{t("employees.employees")}</TextLink>,
            ]}
          />
          {employer.departments.length === 0 ? (
            <EmptyState title={t("employees.noDepartments")} hint={t("employees.noDepartmentsHint")}>
              <ButtonLink to="/werkgevers/$employerId" params={{ employerId }} search={{ onderdeel: "afdelingen" }}>
                {t("employees.toDepartments")}
              </ButtonLink>
            </EmptyState>
          ) : (
            <EmployeeForm employer={employer} />
          )}
        </>
      )}
    </QueryState>
  );
}
