import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api } from "./api";
import type { Answer } from "./api-types";
import { answer } from "./client";

export type Dossier = Answer<"/api/trajects/dossiers/{dossier_id}", "get">;
export type Traject = Dossier["trajects"][number];
export type Pregnancy = Dossier["pregnancies"][number];
export type Task = Traject["tasks"][number];

export const dossierQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ["dossier", dossierId],
    queryFn: () => answer(api.GET("/api/trajects/dossiers/{dossier_id}", { params: { path: { dossier_id: dossierId } } })),
  });

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
