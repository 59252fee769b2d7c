import { Alert } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { EyeOff, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ButtonLink, TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { QueryState } from "@/components/QueryState";
import { type Employer, employerQuery } from "@/lib/organisation";
import { can } from "@/lib/permissions";
import { usePermission } from "@/lib/session";
import { AgreementsPart } from "../components/AgreementsPart";
import { CaseManagementPart } from "../components/CaseManagementPart";
import { Checklist } from "../components/Checklist";
import { DepartmentsPart } from "../components/DepartmentsPart";
import { EmployerPartForm } from "../components/EmployerPartForm";
import { OrganisationPart } from "../components/OrganisationPart";
import type { Part } from "../components/parts";
import { PublishPart } from "../components/PublishPart";
import classes from "../components/employers.module.css";

const route = getRouteApi("/_shell/werkgevers/$employerId");

const FIELDS = { organisatie: OrganisationPart, contracten: AgreementsPart, casemanagement: CaseManagementPart };

function PartView({ part, employer, focus }: { part: Part; employer: Employer; focus: string | undefined }) {
  const { t } = useTranslation();
  const fields = part in FIELDS ? (part as keyof typeof FIELDS) : null;
  const Fields = FIELDS[fields ?? "organisatie"];
  return (
    <div>
      <EmployerPartForm
        employer={employer}
        title={t(`employers.part.${fields ?? "organisatie"}`)}
        focus={fields ? focus : undefined}
        hidden={fields === null}
      >
        {(form) => <Fields form={form} />}
      </EmployerPartForm>
      {part === "afdelingen" && <DepartmentsPart employer={employer} />}
      {part === "publiceren" && <PublishPart employer={employer} />}
    </div>
  );
}

export function EmployerPage() {
  const { t } = useTranslation();
  const may = usePermission();
  const { employerId } = route.useParams();
  const { onderdeel = "organisatie", veld } = route.useSearch();
  const query = useQuery(employerQuery(employerId));
  return (
    <QueryState query={query} page rows={8}>
      {(employer) => (
        <>
          <PageHead
            tab={t("employers.employer")}
            title={employer.name}
            crumbs={[<TextLink key="list" to="/werkgevers">{t("nav.employers")}</TextLink>]}
            actions={
              may(can.readEmployees) && (
                <ButtonLink to="/werkgevers/$employerId/werknemers" params={{ employerId }} variant="default" leftSection={<Users size={16} aria-hidden />}>
                  {t("employers.employees")}
                </ButtonLink>
              )
            }
          />
          {employer.state === "draft" && (
            <Alert color="yellow" variant="light" mb="md" icon={<EyeOff size={18} aria-hidden />}>
              {t("employers.draftBar")}
            </Alert>
          )}
          <div className={classes.layout}>
            <Checklist employer={employer} current={onderdeel} />
            <PartView key={employerId} part={onderdeel} employer={employer} focus={veld} />
          </div>
        </>
      )}
    </QueryState>
  );
}
