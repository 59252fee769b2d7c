import { queryOptions } from "@tanstack/react-query";
import { api } from "./api";
import type { Answer, Item } from "./api-types";
import { answer } from "./client";

/** A document in the dossier's list; `latestVersion` 0: there is only a draft. */
export type DocumentRow = Item<"/api/documents/dossiers/{dossier_id}/documents">;

export type DocumentVersion = DocumentRow["versions"][number];

export type DocumentAnswer = Answer<"/api/documents/documents/{document_id}", "get">;

export const documentsQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ["documents", dossierId],
    queryFn: async () =>
      (await answer(api.GET("/api/documents/dossiers/{dossier_id}/documents", { params: { path: { dossier_id: dossierId } } }))).items,
  });
