import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { once } from "./api-client";
import { call } from "./call";

export type Signing =
  | "none" | "open" | "completed" | "sealed" | "seal_pending" | "superseded" | "declined" | "expired" | "withdrawn";

export type DocumentVersion = {
  number: number;
  madeAt: string;
  madeBy: string;
  state: "making" | "ready" | "failed";
  sha256: string | null;
  signing: Signing;
  ceremonyId: string | null;
};

export type DocumentRow = {
  id: string;
  form: string;
  title: string;
  taskKey: string;
  trajectId: string;
  /** 0: only a draft. */
  latestVersion: number;
  hasDraft: boolean;
  versions: DocumentVersion[];
  allowedActions: string[];
};

export type DocumentAnswer = {
  id: string;
  version: number;
  form: string;
  title: string;
  dossierId: string;
  trajectId: string;
  taskKey: string;
  head: { label: string; value: string }[];
  answers: Record<string, unknown>;
  draftVersion: number;
  draftSavedAt: string | null;
  versions: DocumentVersion[];
  allowedActions: string[];
};

/** Which form does which task: the form has the task's own key. */
export const FORM_OF_TASK: Partial<Record<string, string>> = { plan_of_action: "plan_of_action" };

export const documentsQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ["documents", dossierId],
    queryFn: async () => (await call<{ items: DocumentRow[] }>("GET", `/api/documents/dossiers/${dossierId}/documents`)).items,
  });

type Start = { form: string; trajectId: string; taskKey: string };

/** Opens the document of a task: the one that is there, or a fresh one. */
export function useStartDocument(dossierId: string, key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Start) =>
      call<DocumentAnswer>("POST", `/api/documents/dossiers/${dossierId}/documents`, { body, headers: once(key) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["documents", dossierId] }),
  });
}
