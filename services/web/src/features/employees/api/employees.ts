import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, LIST_LIMIT } from "@/lib/api";
import type { Body, Item } from "@/lib/api-types";
import { answer, once } from "@/lib/client";

export type Employee = Item<"/api/organisation/employers/{employer_id}/employees">;
export type EmployeeFields = Body<"/api/organisation/employers/{employer_id}/employees", "post">;

export const employeesQuery = (employerId: string, cursor?: string) =>
  queryOptions({
    queryKey: ["employees", employerId, cursor ?? ""],
    queryFn: () =>
      answer(
        api.GET("/api/organisation/employers/{employer_id}/employees", {
          params: { path: { employer_id: employerId }, query: { cursor, limit: LIST_LIMIT } },
        }),
      ),
  });

export function useAddEmployee(employerId: string, key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: EmployeeFields) =>
      answer(
        api.POST("/api/organisation/employers/{employer_id}/employees", {
          params: { path: { employer_id: employerId }, header: once(key) },
          body,
        }),
      ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["employees", employerId] }),
        client.invalidateQueries({ queryKey: ["dossiers"] }),
      ]),
  });
}
