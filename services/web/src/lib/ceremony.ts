import type { Answer, Item } from "./api-types";

/** A request for signatures on one version of a document. */
export type Ceremony = Answer<"/api/documents/ceremonies/{ceremony_id}", "get">;

/** Somebody who is asked to sign. */
export type Signer = Ceremony["signers"][number];

/** A request that waits for one's own signature. */
export type WaitingCeremony = Item<"/api/documents/signatures/mine">;

export const mySigner = (ceremony: Ceremony): Signer | undefined => ceremony.signers.find((each) => each.isMe);

const SEEN: ReadonlySet<Signer["state"]> = new Set(["viewed", "code_sent", "signed"]);

/** Nobody signs what was not opened first. */
export const hasRead = (ceremony: Ceremony): boolean => {
  const me = mySigner(ceremony);
  return me !== undefined && SEEN.has(me.state);
};

/** Still on its way: somebody may sign, or the seal is being set. */
export const isRunning = ({ state }: Pick<Ceremony, "state">): boolean => state === "open" || state === "completed" || state === "seal_pending";
