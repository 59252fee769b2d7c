import { Button } from "@mantine/core";
import { Baby, HeartPulse, Percent, Thermometer } from "lucide-react";
import { useTranslation } from "react-i18next";
import { allows } from "@/lib/client";
import type { Dossier } from "../api/dossiers";
import type { CasePanel } from "./CasePanels";

type Props = { dossier: Dossier; onOpen: (panel: CasePanel) => void };

/** What can be reported now: the likely act stands out, the others beside it. */
export function CaseActions({ dossier, onOpen }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {allows(dossier, "report-pregnancy") && (
        <Button variant="default" leftSection={<Baby size={16} aria-hidden />} onClick={() => onOpen("zwanger")}>
          {t("pregnancy.open")}
        </Button>
      )}
      {allows(dossier, "record-birth") && (
        <Button variant="default" leftSection={<Baby size={16} aria-hidden />} onClick={() => onOpen("bevalling")}>
          {t("pregnancy.openBirth")}
        </Button>
      )}
      {allows(dossier, "recover") && (
        <>
          <Button variant="default" leftSection={<Percent size={16} aria-hidden />} onClick={() => onOpen("deelherstel")}>
            {t("recovery.openPartial")}
          </Button>
          <Button leftSection={<HeartPulse size={16} aria-hidden />} onClick={() => onOpen("herstel")}>
            {t("recovery.open")}
          </Button>
        </>
      )}
      {allows(dossier, "report-sick") && (
        <Button leftSection={<Thermometer size={16} aria-hidden />} onClick={() => onOpen("ziek")}>
          {t("sick.open")}
        </Button>
      )}
    </>
  );
}
