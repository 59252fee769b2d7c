import type { Ceremony } from "@/lib/ceremony";
import { answer, once } from "@/lib/client";
import { api } from "../lib/api";

const path = (id: string) => ({ ceremony_id: id });
const act = (key: string, id: string) => ({ path: path(id), header: once(key) });

export const readWaiting = async () => (await answer(api.GET("/api/documents/signatures/mine"))).items;
export const readCeremony = (id: string) => answer(api.GET("/api/documents/ceremonies/{ceremony_id}", { params: { path: path(id) } }));
export const readDocument = (id: string) =>
  answer(api.GET("/api/documents/ceremonies/{ceremony_id}/file", { params: { path: path(id) }, parseAs: "blob" }));
export const sendSigningCode = (key: string, id: string) =>
  answer(api.POST("/api/documents/ceremonies/{ceremony_id}/code", { params: act(key, id), body: {} }));
export const sign = (key: string, { id, consent }: Ceremony, code: string) =>
  answer(
    api.POST("/api/documents/ceremonies/{ceremony_id}/signature", {
      params: act(key, id),
      body: { code, consentVersion: consent.version, isConsenting: true },
    }),
  );
export const decline = (key: string, id: string, reason: string) =>
  answer(api.POST("/api/documents/ceremonies/{ceremony_id}/refusal", { params: act(key, id), body: { reason } }));
