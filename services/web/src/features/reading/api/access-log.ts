import { queryOptions } from "@tanstack/react-query";
import { api, LIST_LIMIT } from "@/lib/api";
import type { Item } from "@/lib/api-types";
import { answer } from "@/lib/client";

export type Person = Item<"/api/audit/persons">;
export type Line = Item<"/api/audit/persons/{employee_id}/lines">;

export const FEWEST_LETTERS = 2;

export const personsQuery = (name: string) =>
  queryOptions({
    queryKey: ["access-log", "persons", name],
    queryFn: () => answer(api.GET("/api/audit/persons", { params: { query: { name, limit: LIST_LIMIT } } })),
    enabled: name.trim().length >= FEWEST_LETTERS,
  });

export const linesQuery = (employeeId: string, cursor?: string) =>
  queryOptions({
    queryKey: ["access-log", "lines", employeeId, cursor ?? ""],
    queryFn: () =>
      answer(
        api.GET("/api/audit/persons/{employee_id}/lines", {
          params: { path: { employee_id: employeeId }, query: { cursor, limit: LIST_LIMIT } },
        }),
      ),
  });
