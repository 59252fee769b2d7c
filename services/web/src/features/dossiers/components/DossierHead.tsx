import { Badge, Box, Group, Text } from "@mantine/core";
import { MessageSquarePlus } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ButtonLink, TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { formatDay, today } from "@/lib/dates";
import { can } from "@/lib/permissions";
import { usePermission } from "@/lib/session";
import type { Dossier } from "../api/dossiers";
import { AbsenceBadge } from "./AbsenceBadge";
import { CaseActions } from "./CaseActions";
import type { CasePanel } from "./CasePanels";
import classes from "./Dossier.module.css";

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const currentEmployment = ({ employments }: Dossier) => employments.find((each) => !each.end || each.end >= today());

export function DossierHead({ dossier, onOpen }: { dossier: Dossier; onOpen: (panel: CasePanel) => void }) {
  const { t } = useTranslation();
  const may = usePermission();
  const { employee, employer, caseManager, dayOfAbsence } = dossier;
  const employment = currentEmployment(dossier);
  return (
    <Box className={classes.head}>
      <PageHead
        flush
        tab={t("dossiers.dossier")}
        crumbs={[
          <TextLink key="list" to="/dossiers" search={{ werkgever: employer.id }}>
            {t("nav.dossiers")}
          </TextLink>,
        ]}
        title={
          <Group gap="sm" component="span">
            {employee.displayName}
            <AbsenceBadge status={dossier.status} percentage={dossier.percentage} />
            {dossier.status === "sick" && dayOfAbsence !== null && (
              <Badge variant="light" color="gray" c="var(--mantine-color-text)" tt="none">
                {t("dossiers.day", { count: dayOfAbsence })}
              </Badge>
            )}
          </Group>
        }
        actions={
          <>
            {may(can.startDialogs) && (
              <ButtonLink to="/berichten" search={{ paneel: "nieuw", dossier: dossier.id }} variant="default" leftSection={<MessageSquarePlus size={16} aria-hidden />}>
                {t("messages.fromHere")}
              </ButtonLink>
            )}
            <CaseActions dossier={dossier} onOpen={onOpen} />
          </>
        }
      >
        <dl className={classes.facts}>
          <Fact label={t("dossiers.birthDate")}>{formatDay(employee.birthDate)}</Fact>
          <Fact label={t("dossiers.personnelNumber")}>{employee.personnelNumber ?? "–"}</Fact>
          <Fact label={t("dossiers.employer")}>
            {employer.name}
            {employment && ` › ${employment.departmentName}`}
          </Fact>
          <Fact label={t("dossiers.function")}>
            {employment ? (employment.function ?? "–") : <Text span fw={650} fz="sm">{t("dossiers.left")}</Text>}
          </Fact>
          <Fact label={t("dossiers.caseManager")}>{caseManager?.displayName ?? "–"}</Fact>
        </dl>
      </PageHead>
    </Box>
  );
}
