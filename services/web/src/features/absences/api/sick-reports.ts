import { queryOptions, useMutation } from "@tanstack/react-query";
import { api } from "@/lib/api";
import type { Body } from "@/lib/api-types";
import { answer, once } from "@/lib/client";
import { useRefreshDossier } from "@/lib/dossiers";

export type SickReport = Body<"/api/trajects/dossiers/{dossier_id}/sick-reports", "post">;

/** What saving would do. Asked while the panel is filled in; changes nothing. */
export const sickPreviewQuery = (dossierId: string, report: SickReport | null) =>
  queryOptions({
    queryKey: ["sick-preview", dossierId, report],
    queryFn: () =>
      answer(
        api.POST("/api/trajects/dossiers/{dossier_id}/sick-reports/preview", {
          params: { path: { dossier_id: dossierId } },
          body: report ?? { firstSickDay: "" },
        }),
      ),
    enabled: report !== null,
    gcTime: 0,
  });

export function useReportSick(dossierId: string, key: string) {
  const refresh = useRefreshDossier(dossierId);
  return useMutation({
    mutationFn: (body: SickReport) =>
      answer(
        api.POST("/api/trajects/dossiers/{dossier_id}/sick-reports", {
          params: { path: { dossier_id: dossierId }, header: once(key) },
          body,
        }),
      ),
    onSuccess: refresh,
  });
}

/** The names of the classifications, in the asked language. */
export const classificationsQuery = (language: string) =>
  queryOptions({
    queryKey: ["classifications", language],
    queryFn: async () => (await answer(api.GET("/api/organisation/choices"))).classifications,
    staleTime: 3_600_000,
  });
