import type { Answer, Item } from "@/lib/api-types";
import type { Ceremony, WaitingCeremony } from "@/lib/ceremony-types";
import { ask, askFile } from "../lib/client";

export type DialogRow = Item<"/api/messaging/dialogs">;
export type Dialog = Answer<"/api/messaging/dialogs/{dialog_id}", "get">;

/** `from` null: the system says it. */
export type Message = Dialog["messages"][number];
export type Person = Dialog["participants"][number];

const DIALOGS = "/api/messaging/dialogs";
const ceremony = (id: string, part = "") => `/api/documents/ceremonies/${id}${part}`;
const post = <T>(path: string, key: string, body: unknown) => ask<T>(path, { method: "POST", body, key });

export const readDialogs = async () => (await ask<{ items: DialogRow[] }>(DIALOGS)).items;
export const readDialog = (id: string) => ask<Dialog>(`${DIALOGS}/${id}`);
export const sendMessage = (key: string, id: string, text: string) => post<Message>(`${DIALOGS}/${id}/messages`, key, { text });
export const markRead = (id: string) => post<undefined>(`${DIALOGS}/${id}/read`, crypto.randomUUID(), {});

export const readWaiting = async () => (await ask<{ items: WaitingCeremony[] }>("/api/documents/signatures/mine")).items;
export const readCeremony = (id: string) => ask<Ceremony>(ceremony(id));
export const readDocument = (id: string) => askFile(ceremony(id, "/file"));
export const sendSigningCode = (key: string, id: string) => post<Ceremony>(ceremony(id, "/code"), key, {});
export const sign = (key: string, { id, consent }: Ceremony, code: string) =>
  post<Ceremony>(ceremony(id, "/signature"), key, { code, consentVersion: consent.version, isConsenting: true });
export const decline = (key: string, id: string, reason: string) => post<Ceremony>(ceremony(id, "/refusal"), key, { reason });
