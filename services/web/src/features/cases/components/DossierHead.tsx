import { Badge, Box, Group, Text } from "@mantine/core";
import { MessageSquarePlus } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Facts } from "@/components/Facts";
import { ButtonLink, TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { formatDay, today } from "@/lib/dates";
import type { Dossier } from "@/lib/dossiers";
import { can } from "@/lib/permissions";
import { usePermission } from "@/lib/session";
import { AbsenceBadge } from "./AbsenceBadge";
import classes from "./DossierHead.module.css";

const currentEmployment = ({ employments }: Dossier) => employments.find((each) => !each.end || each.end >= today());

/** Whom the dossier is about and how that person is; beside it what can be done now. */
export function DossierHead({ dossier, actions }: { dossier: Dossier; actions: ReactNode }) {
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
            {actions}
          </>
        }
      >
        <Facts
          facts={[
            [t("dossiers.birthDate"), formatDay(employee.birthDate)],
            [t("dossiers.personnelNumber"), employee.personnelNumber ?? "–"],
            [t("dossiers.employer"), `${employer.name}${employment ? ` › ${employment.departmentName}` : ""}`],
            [t("dossiers.function"), employment ? (employment.function ?? "–") : <Text key="left" span fw={650} fz="sm">{t("dossiers.left")}</Text>],
            [t("dossiers.caseManager"), caseManager?.displayName ?? "–"],
          ]}
        />
      </PageHead>
    </Box>
  );
}
