import { queryOptions, useMutation } from "@tanstack/react-query";
import { api } from "@/lib/api";
import type { Body } from "@/lib/api-types";
import { answer, ifMatch, once } from "@/lib/client";
import { type Pregnancy, useRefreshDossier } from "@/lib/dossiers";

export type PregnancyReport = Body<"/api/trajects/dossiers/{dossier_id}/pregnancies", "post">;

/** What saving would do. Asked while the panel is filled in; changes nothing. */
export const pregnancyPreviewQuery = (dossierId: string, report: PregnancyReport | null) =>
  queryOptions({
    queryKey: ["pregnancy-preview", dossierId, report],
    queryFn: () =>
      answer(
        api.POST("/api/trajects/dossiers/{dossier_id}/pregnancies/preview", {
          params: { path: { dossier_id: dossierId } },
          body: report ?? { dueDate: "" },
        }),
      ),
    enabled: report !== null,
    gcTime: 0,
  });

export function useReportPregnancy(dossierId: string, key: string) {
  const refresh = useRefreshDossier(dossierId);
  return useMutation({
    mutationFn: (body: PregnancyReport) =>
      answer(
        api.POST("/api/trajects/dossiers/{dossier_id}/pregnancies", {
          params: { path: { dossier_id: dossierId }, header: once(key) },
          body,
        }),
      ),
    onSettled: refresh,
  });
}

const placeOf = (dossierId: string, pregnancy: Pregnancy) => ({ dossier_id: dossierId, traject_id: pregnancy.id });

export const birthPreviewQuery = (dossierId: string, pregnancy: Pregnancy, bornOn: string | null) =>
  queryOptions({
    queryKey: ["birth-preview", dossierId, pregnancy.id, pregnancy.version, bornOn],
    queryFn: () =>
      answer(
        api.POST("/api/trajects/dossiers/{dossier_id}/pregnancies/{traject_id}/birth/preview", {
          params: { path: placeOf(dossierId, pregnancy), header: ifMatch(pregnancy.version) },
          body: { bornOn: bornOn ?? "" },
        }),
      ),
    enabled: bornOn !== null,
    gcTime: 0,
  });

export function useRecordBirth(dossierId: string, pregnancy: Pregnancy, key: string) {
  const refresh = useRefreshDossier(dossierId);
  return useMutation({
    mutationFn: (bornOn: string) =>
      answer(
        api.POST("/api/trajects/dossiers/{dossier_id}/pregnancies/{traject_id}/birth", {
          params: { path: placeOf(dossierId, pregnancy), header: { ...ifMatch(pregnancy.version), ...once(key) } },
          body: { bornOn },
        }),
      ),
    onSettled: refresh,
  });
}
