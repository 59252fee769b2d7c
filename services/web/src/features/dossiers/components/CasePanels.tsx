import { Alert } from "@mantine/core";
import { Info } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SidePanel } from "@/components/SidePanel";
import { allows } from "@/lib/client";
import { currentTraject, type Dossier, expectedPregnancy } from "../api/dossiers";
import { BirthForm } from "./BirthForm";
import { PregnancyForm } from "./PregnancyForm";
import { RecoveryForm } from "./RecoveryForm";
import { SickReportForm } from "./SickReportForm";

export const CASE_PANELS = ["ziek", "herstel", "deelherstel", "zwanger", "bevalling"] as const;
export type CasePanel = (typeof CASE_PANELS)[number];

type Props = { dossier: Dossier; panel: CasePanel | undefined; onClose: () => void };

function Refused({ children }: { children: ReactNode }) {
  return (
    <Alert variant="light" icon={<Info size={18} aria-hidden />}>
      {children}
    </Alert>
  );
}

/** What can be reported in a dossier, each in a panel of its own; only what the server allows has a form. */
export function CasePanels({ dossier, panel, onClose }: Props) {
  const { t } = useTranslation();
  const name = dossier.employee.displayName;
  const traject = currentTraject(dossier);
  const pregnancy = expectedPregnancy(dossier);
  const notSick = <Refused>{t("recovery.notAllowed")}</Refused>;
  const mayRecover = allows(dossier, "recover") && traject;
  return (
    <>
      <SidePanel opened={panel === "ziek"} onClose={onClose} title={t("sick.title", { name })}>
        {allows(dossier, "report-sick") ? (
          <SickReportForm dossier={dossier} onDone={onClose} />
        ) : (
          <Refused>{dossier.status === "sick" ? t("sick.alreadySick") : t("sick.notAllowed")}</Refused>
        )}
      </SidePanel>
      <SidePanel opened={panel === "herstel"} onClose={onClose} title={t("recovery.title", { name })}>
        {mayRecover ? <RecoveryForm dossier={dossier} traject={traject} partial={false} onDone={onClose} /> : notSick}
      </SidePanel>
      <SidePanel opened={panel === "deelherstel"} onClose={onClose} title={t("recovery.partialTitle", { name })}>
        {mayRecover ? <RecoveryForm dossier={dossier} traject={traject} partial onDone={onClose} /> : notSick}
      </SidePanel>
      <SidePanel opened={panel === "zwanger"} onClose={onClose} title={t("pregnancy.title", { name })}>
        {allows(dossier, "report-pregnancy") ? (
          <PregnancyForm dossier={dossier} onDone={onClose} />
        ) : (
          <Refused>{pregnancy ? t("pregnancy.alreadyOpen") : t("pregnancy.notAllowed")}</Refused>
        )}
      </SidePanel>
      <SidePanel opened={panel === "bevalling"} onClose={onClose} title={t("pregnancy.birthTitle", { name })}>
        {allows(dossier, "record-birth") && pregnancy ? (
          <BirthForm dossier={dossier} pregnancy={pregnancy} onDone={onClose} />
        ) : (
          <Refused>{t("pregnancy.notAllowed")}</Refused>
        )}
      </SidePanel>
    </>
  );
}
