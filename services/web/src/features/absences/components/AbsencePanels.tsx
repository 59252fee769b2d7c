import { useTranslation } from "react-i18next";
import { InfoNote } from "@/components/InfoNote";
import { SidePanel } from "@/components/SidePanel";
import { allows } from "@/lib/client";
import { currentTraject, type Dossier } from "@/lib/dossiers";
import { RecoveryForm } from "./RecoveryForm";
import { SickReportForm } from "./SickReportForm";

type Props = { dossier: Dossier; panel: string | undefined; onClose: () => void };

/** What can be reported of an absence, each in a panel of its own; only what the server allows has a form. */
export function AbsencePanels({ dossier, panel, onClose }: Props) {
  const { t } = useTranslation();
  const name = dossier.employee.displayName;
  const traject = currentTraject(dossier);
  const notSick = <InfoNote>{t("recovery.notAllowed")}</InfoNote>;
  const mayRecover = allows(dossier, "recover") && traject;
  return (
    <>
      <SidePanel opened={panel === "ziek"} onClose={onClose} title={t("sick.title", { name })}>
        {allows(dossier, "report-sick") ? (
          <SickReportForm dossier={dossier} onDone={onClose} />
        ) : (
          <InfoNote>{dossier.status === "sick" ? t("sick.alreadySick") : t("sick.notAllowed")}</InfoNote>
        )}
      </SidePanel>
      <SidePanel opened={panel === "herstel"} onClose={onClose} title={t("recovery.title", { name })}>
        {mayRecover ? <RecoveryForm dossier={dossier} traject={traject} partial={false} onDone={onClose} /> : notSick}
      </SidePanel>
      <SidePanel opened={panel === "deelherstel"} onClose={onClose} title={t("recovery.partialTitle", { name })}>
        {mayRecover ? <RecoveryForm dossier={dossier} traject={traject} partial onDone={onClose} /> : notSick}
      </SidePanel>
    </>
  );
}
