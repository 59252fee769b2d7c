import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { MessagesSquare } from "lucide-react";
import { useTranslation } from "react-i18next";
import { InfoNote } from "@/components/InfoNote";
import { ButtonLink } from "@/components/links";
import { SidePanel } from "@/components/SidePanel";
import { allows } from "@/lib/client";
import { documentsQuery } from "@/lib/documents";
import { CeremonyPanel } from "./CeremonyPanel";
import { RequestSignaturesForm } from "./RequestSignaturesForm";

const route = getRouteApi("/_shell/dossiers/$dossierId");

/** Asks for signatures by SMS on the newest version, or shows how far a request is. Which one stands in the address. */
export function SigningPanel({ dossierId }: { dossierId: string }) {
  const { t } = useTranslation();
  const { paneel, document, ceremonie } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: documents } = useQuery(documentsQuery(dossierId));
  if (!documents) return null;
  const found = documents.find((each) => each.id === document);
  const close = () =>
    void navigate({ search: (old) => ({ ...old, paneel: undefined, document: undefined, ceremonie: undefined }), replace: true });
  const show = (id: string) => void navigate({ search: (old) => ({ ...old, ceremonie: id }), replace: true });
  return (
    <SidePanel opened={paneel === "ondertekenen"} onClose={close} title={t("documents.signBySms")}>
      {ceremonie ? (
        <CeremonyPanel id={ceremonie}>
          <ButtonLink to="/berichten" search={{ ondertekening: ceremonie }} variant="default" leftSection={<MessagesSquare size={16} aria-hidden />}>
            {t("signing.toDialog")}
          </ButtonLink>
        </CeremonyPanel>
      ) : found && allows(found, "request-signatures") ? (
        <RequestSignaturesForm dossierId={dossierId} document={found} onDone={show} />
      ) : (
        <InfoNote>{t("signing.cannotAsk")}</InfoNote>
      )}
    </SidePanel>
  );
}
