import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api";
import type { Answer } from "@/lib/api-types";
import { answer, ifMatch, once } from "@/lib/client";

export type FormDefinition = Answer<"/api/documents/forms/{form}", "get">;
export type Section = FormDefinition["sections"][number];
export type Field = Section["fields"][number];
export type Answers = Record<string, unknown>;

const path = (id: string) => ({ document_id: id });

export const formQuery = (form: string, language: string) =>
  queryOptions({
    queryKey: ["form", form, language],
    queryFn: () => answer(api.GET("/api/documents/forms/{form}", { params: { path: { form } } })),
    staleTime: 3_600_000,
  });

/** A form is filled from it once, when it opens: always a fresh read, and none while somebody types. */
export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ["document", id],
    queryFn: () => answer(api.GET("/api/documents/documents/{document_id}", { params: { path: path(id) } })),
    gcTime: 0,
    staleTime: Infinity,
  });

export const saveDraft = (id: string, answers: Answers, draftVersion: number) =>
  answer(
    api.PUT("/api/documents/documents/{document_id}/draft", { params: { path: path(id), header: ifMatch(draftVersion) }, body: { answers } }),
  );

type Finalising = { answers: Answers; version: number };

/** Freezes the answers as the next version. */
export function useFinalise(id: string, key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ answers, version }: Finalising) =>
      answer(
        api.POST("/api/documents/documents/{document_id}/versions", {
          params: { path: path(id), header: { ...ifMatch(version), ...once(key) } },
          body: { answers },
        }),
      ),
    onSuccess: ({ dossierId }) => client.invalidateQueries({ queryKey: ["documents", dossierId] }),
  });
}
