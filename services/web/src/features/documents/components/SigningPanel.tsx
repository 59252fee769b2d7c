import { Alert } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { Info, MessagesSquare } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CeremonyPanel } from "@/components/ceremony/CeremonyPanel";
import { ButtonLink } from "@/components/links";
import { SidePanel } from "@/components/SidePanel";
import { allows } from "@/lib/client";
import type { DocumentRow } from "@/lib/documents";
import { RequestForm } from "./RequestForm";

const route = getRouteApi("/_shell/dossiers/$dossierId");

type Props = { dossierId: string; documents: DocumentRow[] };

/** Asks for signatures by SMS on the newest version, or shows how far a request is. Which one stands in the address. */
export function SigningPanel({ dossierId, documents }: Props) {
  const { t } = useTranslation();
  const { paneel, document, ceremonie } = route.useSearch();
  const navigate = route.useNavigate();
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
        <RequestForm dossierId={dossierId} document={found} onDone={show} />
      ) : (
        <Alert variant="light" icon={<Info size={18} aria-hidden />}>
          {t("signing.cannotAsk")}
        </Alert>
      )}
    </SidePanel>
  );
}
