import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api";
import type { Body } from "@/lib/api-types";
import { answer, ifMatch, once } from "@/lib/client";
import { type Employer, employerQuery } from "@/lib/organisation";

export type EmployerFields = Body<"/api/organisation/employers/{employer_id}", "put">;
export type Department = Employer["departments"][number];
export type DepartmentFields = Body<"/api/organisation/employers/{employer_id}/departments", "post">;

/** Names come in the asked language, hence the language in the key. */
export const choicesQuery = (language: string) =>
  queryOptions({
    queryKey: ["choices", language],
    queryFn: () => answer(api.GET("/api/organisation/choices")),
    staleTime: 3_600_000,
  });

export const caseManagersQuery = queryOptions({
  queryKey: ["case-managers"],
  queryFn: () => answer(api.GET("/api/organisation/case-managers")),
});

/** Takes over what the server answered and lets the lists read again. */
function useTakeOver() {
  const client = useQueryClient();
  return async (employer: Employer) => {
    client.setQueryData(employerQuery(employer.id).queryKey, employer);
    await client.invalidateQueries({ queryKey: ["employers", "list"] });
  };
}

export function useCreateEmployer(key: string) {
  const takeOver = useTakeOver();
  return useMutation({
    mutationFn: (name: string) => answer(api.POST("/api/organisation/employers", { params: { header: once(key) }, body: { name } })),
    onSuccess: takeOver,
  });
}

export function useSaveEmployer(employerId: string) {
  const client = useQueryClient();
  const takeOver = useTakeOver();
  return useMutation({
    mutationFn: ({ fields, version }: { fields: EmployerFields; version: number }) =>
      answer(
        api.PUT("/api/organisation/employers/{employer_id}", {
          params: { path: { employer_id: employerId }, header: ifMatch(version) },
          body: fields,
        }),
      ),
    onSuccess: takeOver,
    onError: () => client.invalidateQueries({ queryKey: employerQuery(employerId).queryKey }),
  });
}

export function usePublishEmployer(employer: Employer, key: string) {
  const takeOver = useTakeOver();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (officeId: string) =>
      answer(
        api.POST("/api/organisation/employers/{employer_id}/publication", {
          params: { path: { employer_id: employer.id }, header: { ...ifMatch(employer.version), ...once(key) } },
          body: { officeId },
        }),
      ),
    onSuccess: takeOver,
    onError: () => client.invalidateQueries({ queryKey: employerQuery(employer.id).queryKey }),
  });
}

export function useSaveDepartment(employerId: string, department: Department | null, key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: DepartmentFields) =>
      department
        ? answer(
            api.PUT("/api/organisation/employers/{employer_id}/departments/{department_id}", {
              params: { path: { employer_id: employerId, department_id: department.id }, header: ifMatch(department.version) },
              body: { name: body.name, lineManager: body.lineManager },
            }),
          )
        : answer(
            api.POST("/api/organisation/employers/{employer_id}/departments", {
              params: { path: { employer_id: employerId }, header: once(key) },
              body,
            }),
          ),
    onSuccess: () => client.invalidateQueries({ queryKey: ["employers"] }),
  });
}
