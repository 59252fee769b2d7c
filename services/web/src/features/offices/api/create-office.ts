import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api, once } from "@/lib/api-client";
import { officesQuery } from "@/lib/queries";

export function useCreateOffice(key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => answer(api.POST("/api/organisation/offices", { params: { header: once(key) }, body: { name } })),
    onSuccess: () => client.invalidateQueries({ queryKey: officesQuery.queryKey }),
  });
}
