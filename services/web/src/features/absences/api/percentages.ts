import { queryOptions, useMutation } from "@tanstack/react-query";
import { api } from "@/lib/api";
import type { Body } from "@/lib/api-types";
import { answer, ifMatch, once } from "@/lib/client";
import { type Traject, useRefreshDossier } from "@/lib/dossiers";

/** From which day how far ill; 0 is recovery: the day is the first day not ill. */
export type PercentageChange = Body<"/api/trajects/dossiers/{dossier_id}/trajects/{traject_id}/percentages", "post">;

const placeOf = (dossierId: string, traject: Traject) => ({ dossier_id: dossierId, traject_id: traject.id });

/** What saving would do. Asked while the panel is filled in; changes nothing. */
export const recoveryPreviewQuery = (dossierId: string, traject: Traject, change: PercentageChange | null) =>
  queryOptions({
    queryKey: ["recovery-preview", dossierId, traject.id, traject.version, change],
    queryFn: () =>
      answer(
        api.POST("/api/trajects/dossiers/{dossier_id}/trajects/{traject_id}/percentages/preview", {
          params: { path: placeOf(dossierId, traject), header: ifMatch(traject.version) },
          body: change ?? { from: "", percentage: 0 },
        }),
      ),
    enabled: change !== null,
    gcTime: 0,
  });

export function useChangePercentage(dossierId: string, traject: Traject, key: string) {
  const refresh = useRefreshDossier(dossierId);
  return useMutation({
    mutationFn: (body: PercentageChange) =>
      answer(
        api.POST("/api/trajects/dossiers/{dossier_id}/trajects/{traject_id}/percentages", {
          params: { path: placeOf(dossierId, traject), header: { ...ifMatch(traject.version), ...once(key) } },
          body,
        }),
      ),
    onSettled: refresh,
  });
}

export function useReportRecovery(dossierId: string, traject: Traject, key: string) {
  const refresh = useRefreshDossier(dossierId);
  return useMutation({
    mutationFn: ({ from }: PercentageChange) =>
      answer(
        api.POST("/api/trajects/dossiers/{dossier_id}/trajects/{traject_id}/recovery", {
          params: { path: placeOf(dossierId, traject), header: { ...ifMatch(traject.version), ...once(key) } },
          body: { from },
        }),
      ),
    onSettled: refresh,
  });
}
