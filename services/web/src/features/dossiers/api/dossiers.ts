import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api";
import { answer, ifMatch, once } from "@/lib/client";
import type { Answer, Item } from "@/lib/api-types";
import { LIST_LIMIT } from "@/lib/queries";

export type DossierRow = Item<"/api/trajects/dossiers">;
export type Dossier = Answer<"/api/trajects/dossiers/{dossier_id}", "get">;
export type Traject = Dossier["trajects"][number];
export type Task = Traject["tasks"][number];
export type Milestone = Traject["milestones"][number];

export const dossiersQuery = (employer: string | undefined, cursor?: string) =>
  queryOptions({
    queryKey: ["dossiers", employer ?? "", cursor ?? ""],
    queryFn: () => answer(api.GET("/api/trajects/dossiers", { params: { query: { employer: employer ?? "", cursor, limit: LIST_LIMIT } } })),
    enabled: Boolean(employer),
  });

export const dossierQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ["dossier", dossierId],
    queryFn: () => answer(api.GET("/api/trajects/dossiers/{dossier_id}", { params: { path: { dossier_id: dossierId } } })),
  });

export type Pregnancy = Dossier["pregnancies"][number];

/** The pregnancy that runs now, leave included, if there is one. */
export const expectedPregnancy = ({ pregnancies }: Dossier): Pregnancy | null => pregnancies.find((each) => each.end === null) ?? null;

/** The absence that runs now, if there is one. */
export const currentTraject = ({ trajects }: Dossier): Traject | null => trajects.find((each) => each.end === null) ?? null;

/** Everything that a change in a dossier can change on screen. */
export function useRefreshDossier(dossierId: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ["dossier", dossierId] }),
      client.invalidateQueries({ queryKey: ["dossiers"] }),
      client.invalidateQueries({ queryKey: ["tasks"] }),
    ]);
  };
}

type Completion = { doneOn: string | null; note: string | null };

export function useCompleteTask(dossierId: string, task: Task, key: string) {
  const refresh = useRefreshDossier(dossierId);
  return useMutation({
    mutationFn: (body: Completion) =>
      answer(
        api.POST("/api/trajects/dossiers/{dossier_id}/trajects/{traject_id}/tasks/{task_key}/completion", {
          params: {
            path: { dossier_id: dossierId, traject_id: task.trajectId, task_key: task.key },
            header: { ...ifMatch(task.version), ...once(key) },
          },
          body,
        }),
      ),
    onSettled: refresh,
  });
}
