import { Alert } from "@mantine/core";
import { Info } from "lucide-react";
import { useTranslation } from "react-i18next";
import { SidePanel } from "@/components/SidePanel";
import { allows } from "@/lib/api-client";
import type { Dossier } from "../api/dossiers";
import { SickReportForm } from "./SickReportForm";

type Props = { dossier: Dossier; opened: boolean; onClose: () => void };

export function SickReportPanel({ dossier, opened, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <SidePanel opened={opened} onClose={onClose} title={t("sick.title", { name: dossier.employee.displayName })}>
      {allows(dossier, "report-sick") ? (
        <SickReportForm dossier={dossier} onDone={onClose} />
      ) : (
        <Alert variant="light" icon={<Info size={18} aria-hidden />}>
          {dossier.status === "sick" ? t("sick.alreadySick") : t("sick.notAllowed")}
        </Alert>
      )}
    </SidePanel>
  );
}
