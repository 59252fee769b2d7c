import { useMutation } from "@tanstack/react-query";
import { api } from "@/lib/api";
import { answer, ifMatch, once } from "@/lib/client";
import { type Task, useRefreshDossier } from "@/lib/dossiers";

type Completion = { doneOn: string | null; note: string | null };

export function useCompleteTask(dossierId: string, task: Task, key: string) {
  const refresh = useRefreshDossier(dossierId);
  return useMutation({
    mutationFn: (body: Completion) =>
      answer(
        api.POST("/api/trajects/dossiers/{dossier_id}/trajects/{traject_id}/tasks/{task_key}/completion", {
          params: {
            path: { dossier_id: dossierId, traject_id: task.trajectId, task_key: task.key },
            header: { ...ifMatch(task.version), ...once(key) },
          },
          body,
        }),
      ),
    onSettled: refresh,
  });
}
