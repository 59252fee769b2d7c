import type { Ceremony } from "@/lib/ceremony";
import type { DocumentAnswer, DocumentRow, DocumentVersion } from "@/lib/documents";
import { can, type Permission } from "@/lib/permissions";
import type { Recipient } from "@/lib/recipients";

/** Who writes documents, asks for signatures, signs and sends messages. */
export const DOSSIER_RIGHTS: Permission[] = [can.readDocuments, can.writeDocuments, can.requestSignatures, can.sign, can.useDialogs, can.startDialogs];

export const documentVersion = (fields: Partial<DocumentVersion> = {}): DocumentVersion => ({
  number: 1, madeAt: "2026-11-23T13:02:00Z", madeBy: "Noor van den Berg", state: "ready", sha256: "9f86d081", signing: "none", ceremonyId: null, ...fields,
});

export const documentRow = (fields: Partial<DocumentRow> = {}): DocumentRow => ({
  id: "doc1", form: "plan_of_action", title: "Plan van aanpak", taskKey: "plan_of_action", trajectId: "t1",
  latestVersion: 1, hasDraft: false, versions: [documentVersion()], allowedActions: ["edit", "request-signatures"], ...fields,
});

export const documentAnswer = (fields: Partial<DocumentAnswer> = {}): DocumentAnswer => ({
  id: "doc1", version: 3, form: "plan_of_action", title: "Plan van aanpak", dossierId: "d1", trajectId: "t1", taskKey: "plan_of_action",
  head: [{ label: "Werkgever", value: "Bakkerij Van Dam" }], answers: {}, draftVersion: 1, draftSavedAt: null, versions: [], allowedActions: ["edit"], ...fields,
});

const CONSENT = "Ik heb het document gelezen en ga akkoord.";

export const ceremony = (fields: Partial<Ceremony> = {}): Ceremony => ({
  id: "c1", version: 1, documentId: "doc1", documentVersion: 1, title: "Plan van aanpak", dossierId: "d1", fingerprint: "9f86d081", reference: "PW-4711",
  state: "open", requestedBy: "Noor van den Berg", requestedAt: "2026-11-23T13:05:00Z", expiresAt: "2026-12-07T13:05:00Z",
  signers: [
    { id: "s1", name: "Noor van den Berg", role: "employer", state: "invited", signedAt: null, reason: null, isMe: true },
    { id: "s2", name: "A. Jansen", role: "employee", state: "invited", signedAt: null, reason: null, isMe: false },
  ],
  consent: { version: "2026-11", text: CONSENT },
  me: { phoneEnding: "78", resendAt: null, codeUntil: null },
  allowedActions: ["view", "decline"],
  ...fields,
});

/** The same request after an act of the first signer. */
export const afterAct = (state: "viewed" | "code_sent" | "signed", fields: Partial<Ceremony> = {}): Ceremony => {
  const { signers } = ceremony();
  return ceremony({ signers: signers.map((each) => (each.isMe ? { ...each, state } : each)), allowedActions: ["view", "send-code", "sign", "decline"], ...fields });
};

export const recipient = (fields: Partial<Recipient> = {}): Recipient => ({
  kind: "user", id: "u2", name: "Lotte de Boer", role: "Arbo Werkgever Rechtstreeks", hasMobile: true, hasAccount: true, side: "employer", ...fields,
});
