import { queryOptions } from "@tanstack/react-query";
import { api, LIST_LIMIT } from "./api";
import type { Answer, Item } from "./api-types";
import { answer } from "./client";

export type EmployerRow = Item<"/api/organisation/employers">;
export type Employer = Answer<"/api/organisation/employers/{employer_id}", "get">;
export type Office = Item<"/api/organisation/offices">;

export const employersQuery = (state: "published" | "draft", cursor?: string, limit = LIST_LIMIT) =>
  queryOptions({
    queryKey: ["employers", "list", state, cursor ?? "", limit],
    queryFn: () => answer(api.GET("/api/organisation/employers", { params: { query: { state, cursor, limit } } })),
  });

export const officesQuery = queryOptions({
  queryKey: ["offices"],
  queryFn: () => answer(api.GET("/api/organisation/offices")),
});

export const employerQuery = (employerId: string) =>
  queryOptions({
    queryKey: ["employers", "one", employerId],
    queryFn: () => answer(api.GET("/api/organisation/employers/{employer_id}", { params: { path: { employer_id: employerId } } })),
  });
