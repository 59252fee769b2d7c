import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./api";
import type { Answer, Body, Item } from "./api-types";
import { answer, once } from "./client";

/** A document in the dossier's list; `latestVersion` 0: there is only a draft. */
export type DocumentRow = Item<"/api/documents/dossiers/{dossier_id}/documents">;

export type DocumentVersion = DocumentRow["versions"][number];

export type Signing = DocumentVersion["signing"];

export type DocumentAnswer = Answer<"/api/documents/documents/{document_id}", "get">;

/** Which form does which task: the form has the task's own key. */
export const FORM_OF_TASK: Partial<Record<string, string>> = { plan_of_action: "plan_of_action" };

export const documentsQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ["documents", dossierId],
    queryFn: async () =>
      (await answer(api.GET("/api/documents/dossiers/{dossier_id}/documents", { params: { path: { dossier_id: dossierId } } }))).items,
  });

type Start = Body<"/api/documents/dossiers/{dossier_id}/documents", "post">;

/** Opens the document of a task: the one that is there, or a fresh one. */
export function useStartDocument(dossierId: string, key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Start) =>
      answer(
        api.POST("/api/documents/dossiers/{dossier_id}/documents", {
          params: { path: { dossier_id: dossierId }, header: once(key) },
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ["documents", dossierId] }),
  });
}
