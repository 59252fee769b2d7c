import { queryOptions } from "@tanstack/react-query";
import { api, LIST_LIMIT } from "@/lib/api";
import type { Item } from "@/lib/api-types";
import { answer } from "@/lib/client";

export type DossierRow = Item<"/api/trajects/dossiers">;

export const dossiersQuery = (employer: string | undefined, cursor?: string) =>
  queryOptions({
    queryKey: ["dossiers", employer ?? "", cursor ?? ""],
    queryFn: () => answer(api.GET("/api/trajects/dossiers", { params: { query: { employer: employer ?? "", cursor, limit: LIST_LIMIT } } })),
    enabled: Boolean(employer),
  });
