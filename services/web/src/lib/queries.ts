import { queryOptions } from "@tanstack/react-query";
import { api } from "./api";
import { answer } from "./client";
import type { Answer, Item } from "./api-types";

/** Reads that several features share. What only one feature reads stands in that feature. */
export const LIST_LIMIT = 50;

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
