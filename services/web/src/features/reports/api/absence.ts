import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api";
import type { Answer } from "@/lib/api-types";
import { answer } from "@/lib/client";

export type Absence = Answer<"/api/statistics/absence", "get">;
export type Month = Absence["months"][number];
export type Figures = NonNullable<Absence["total"]>;

/** The figures of a calendar year. */
export const absenceQuery = (employer: string | undefined, year: number) =>
  queryOptions({
    queryKey: ["figures", employer ?? "", year],
    queryFn: () =>
      answer(api.GET("/api/statistics/absence", { params: { query: { employer: employer ?? "", from: `${year}-01`, until: `${year}-12` } } })),
    enabled: Boolean(employer),
  });
