import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api";
import { answer, once } from "@/lib/client";
import { officesQuery } from "@/lib/organisation";

export function useCreateOffice(key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => answer(api.POST("/api/organisation/offices", { params: { header: once(key) }, body: { name } })),
    onSuccess: () => client.invalidateQueries({ queryKey: officesQuery.queryKey }),
  });
}
