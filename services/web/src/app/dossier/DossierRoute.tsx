import { DocumentsTab } from "@/features/documents/components/DocumentsTab";
import { DossierPage } from "@/features/dossiers/pages/DossierPage";

/** A dossier with what each subject puts into it. */
export function DossierRoute() {
  return <DossierPage documents={(dossierId) => <DocumentsTab dossierId={dossierId} />} />;
}
