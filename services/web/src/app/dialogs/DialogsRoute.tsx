import { DialogsPage } from "@/features/dialogs/pages/DialogsPage";
import { CeremonyPanel } from "@/features/signing/components/CeremonyPanel";

/** The dialogs, and in a dialog about a document the request for signatures on it. */
export function DialogsRoute() {
  return <DialogsPage showCeremony={(id) => <CeremonyPanel id={id} />} />;
}
