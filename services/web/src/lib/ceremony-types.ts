/** Somebody who is asked to sign. */
export type Signer = {
  id: string;
  name: string;
  role: "employer" | "employee";
  state: "invited" | "viewed" | "code_sent" | "signed" | "declined" | "expired";
  signedAt: string | null;
  isMe: boolean;
};

export type CeremonyState = "open" | "completed" | "sealed" | "seal_pending" | "superseded" | "withdrawn" | "declined" | "expired";

/** A request for signatures on one version of a document. */
export type Ceremony = {
  id: string;
  version: number;
  documentId: string;
  documentVersion: number;
  title: string;
  dossierId: string;
  /** The first eight figures of the document's SHA-256: the same stand in the SMS and on each page. */
  fingerprint: string;
  reference: string;
  state: CeremonyState;
  requestedBy: string;
  requestedAt: string;
  expiresAt: string;
  signers: Signer[];
  consent: { version: string; text: string };
  me: { phoneEnding: string | null; resendAt: string | null; codeUntil: string | null } | null;
  allowedActions: string[];
};

/** A request that waits for one's own signature. */
export type WaitingCeremony = Pick<Ceremony, "id" | "title" | "requestedBy" | "expiresAt" | "state" | "dossierId">;

export const mySigner = (ceremony: Ceremony): Signer | undefined => ceremony.signers.find((each) => each.isMe);

const SEEN: ReadonlySet<Signer["state"]> = new Set(["viewed", "code_sent", "signed"]);

/** Nobody signs what was not opened first. */
export const hasRead = (ceremony: Ceremony): boolean => {
  const me = mySigner(ceremony);
  return me !== undefined && SEEN.has(me.state);
};

/** Still on its way: somebody may sign, or the seal is being set. */
export const isRunning = ({ state }: Pick<Ceremony, "state">): boolean => state === "open" || state === "completed" || state === "seal_pending";
