import { useTranslation } from "react-i18next";
import { InfoNote } from "@/components/InfoNote";
import { SidePanel } from "@/components/SidePanel";
import { allows } from "@/lib/client";
import { type Dossier, expectedPregnancy } from "@/lib/dossiers";
import { BirthForm } from "./BirthForm";
import { PregnancyForm } from "./PregnancyForm";

type Props = { dossier: Dossier; panel: string | undefined; onClose: () => void };

/** A pregnancy and its birth, each reported in a panel of its own; only what the server allows has a form. */
export function PregnancyPanels({ dossier, panel, onClose }: Props) {
  const { t } = useTranslation();
  const name = dossier.employee.displayName;
  const pregnancy = expectedPregnancy(dossier);
  return (
    <>
      <SidePanel opened={panel === "zwanger"} onClose={onClose} title={t("pregnancy.title", { name })}>
        {allows(dossier, "report-pregnancy") ? (
          <PregnancyForm dossier={dossier} onDone={onClose} />
        ) : (
          <InfoNote>{pregnancy ? t("pregnancy.alreadyOpen") : t("pregnancy.notAllowed")}</InfoNote>
        )}
      </SidePanel>
      <SidePanel opened={panel === "bevalling"} onClose={onClose} title={t("pregnancy.birthTitle", { name })}>
        {allows(dossier, "record-birth") && pregnancy ? (
          <BirthForm dossier={dossier} pregnancy={pregnancy} onDone={onClose} />
        ) : (
          <InfoNote>{t("pregnancy.notAllowed")}</InfoNote>
        )}
      </SidePanel>
    </>
  );
}
