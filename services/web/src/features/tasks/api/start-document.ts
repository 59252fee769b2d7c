import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api";
import type { Body } from "@/lib/api-types";
import { answer, once } from "@/lib/client";
import { documentsQuery } from "@/lib/documents";

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
    onSuccess: () => client.invalidateQueries(documentsQuery(dossierId)),
  });
}
