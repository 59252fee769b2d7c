import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { ifMatch, once } from "@/lib/api-client";
import type { Answer } from "@/lib/api-types";
import { call, fileFrom } from "@/lib/call";
import type { Ceremony } from "@/lib/ceremonies";
import type { DocumentAnswer } from "@/lib/documents";
import type { Person } from "@/lib/recipients";

export type FormDefinition = Answer<"/api/documents/forms/{form}", "get">;
export type Section = FormDefinition["sections"][number];
export type Field = Section["fields"][number];
export type Answers = Record<string, unknown>;

const path = (id: string, part = "") => `/api/documents/documents/${id}${part}`;

export const formQuery = (form: string, language: string) =>
  queryOptions({
    queryKey: ["form", form, language],
    queryFn: () => call<FormDefinition>("GET", `/api/documents/forms/${form}`),
    staleTime: 3_600_000,
  });

/** A form is filled from it once, when it opens: always a fresh read, and none while somebody types. */
export const documentQuery = (id: string) =>
  queryOptions({ queryKey: ["document", id], queryFn: () => call<DocumentAnswer>("GET", path(id)), gcTime: 0, staleTime: Infinity });

export const versionFile = (id: string, number: number) => fileFrom(path(id, `/versions/${number}/file`));

export type SavedDraft = Answer<"/api/documents/documents/{document_id}/draft", "put">;

export const saveDraft = (id: string, answers: Answers, draftVersion: number) =>
  call<SavedDraft>("PUT", path(id, "/draft"), { body: { answers }, headers: ifMatch(draftVersion) });

type Finalising = { answers: Answers; version: number };

/** Freezes the answers as the next version. */
export function useFinalise(id: string, key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ answers, version }: Finalising) =>
      call<DocumentAnswer>("POST", path(id, "/versions"), { body: { answers }, headers: { ...ifMatch(version), ...once(key) } }),
    onSuccess: ({ dossierId }) => client.invalidateQueries({ queryKey: ["documents", dossierId] }),
  });
}

type Asked = Pick<Person, "kind" | "id"> & { role: "employer" | "employee" };

export function useRequestSignatures(documentId: string, number: number, key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (signers: Asked[]) =>
      call<Ceremony>("POST", path(documentId, `/versions/${number}/ceremonies`), { body: { signers }, headers: once(key) }),
    onSuccess: async (fresh) => {
      client.setQueryData(["ceremony", fresh.id], fresh);
      await client.invalidateQueries({ queryKey: ["documents", fresh.dossierId] });
    },
  });
}
