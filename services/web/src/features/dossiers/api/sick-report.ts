import { queryOptions, useMutation } from "@tanstack/react-query";
import { answer, api, once } from "@/lib/api-client";
import type { Body } from "@/lib/api-types";
import { useRefreshDossier } from "./dossiers";

export type SickReport = Body<"/api/trajects/dossiers/{dossierId}/sick-reports", "post">;

/** What saving would do. Asked while the panel is filled in; changes nothing. */
export const sickPreviewQuery = (dossierId: string, report: SickReport | null) =>
  queryOptions({
    queryKey: ["sick-preview", dossierId, report],
    queryFn: () =>
      answer(
        api.POST("/api/trajects/dossiers/{dossierId}/sick-reports/preview", {
          params: { path: { dossierId } },
          headers: once(crypto.randomUUID()),
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
        api.POST("/api/trajects/dossiers/{dossierId}/sick-reports", { params: { path: { dossierId } }, headers: once(key), body }),
      ),
    onSuccess: refresh,
  });
}

/** What this employer lets one choose; without the right to read the employer: everything the environment knows. */
export const classificationsQuery = (employerId: string, language: string) =>
  queryOptions({
    queryKey: ["classifications", employerId, language],
    queryFn: async () => {
      const [choices, employer] = await Promise.all([
        answer(api.GET("/api/organisation/choices")),
        answer(api.GET("/api/organisation/employers/{employerId}", { params: { path: { employerId } } })).catch(() => null),
      ]);
      return choices.classifications.filter((each) => !employer || employer.classifications.includes(each.key));
    },
    staleTime: 60_000,
  });
