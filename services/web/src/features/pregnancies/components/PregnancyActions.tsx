import { Button } from "@mantine/core";
import { Baby } from "lucide-react";
import { useTranslation } from "react-i18next";
import { allows } from "@/lib/client";
import type { Dossier } from "@/lib/dossiers";

type Props = { dossier: Dossier; onOpen: (panel: "zwanger" | "bevalling") => void };

/** What can be reported of a pregnancy now. */
export function PregnancyActions({ dossier, onOpen }: Props) {
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
    </>
  );
}
