import { Button } from "@mantine/core";
import { HeartPulse, Percent, Thermometer } from "lucide-react";
import { useTranslation } from "react-i18next";
import { allows } from "@/lib/client";
import type { Dossier } from "@/lib/dossiers";

type Props = { dossier: Dossier; onOpen: (panel: "ziek" | "herstel" | "deelherstel") => void };

/** What can be reported of an absence now: the likely act stands out, the other beside it. */
export function AbsenceActions({ dossier, onOpen }: Props) {
  const { t } = useTranslation();
  return (
    <>
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
