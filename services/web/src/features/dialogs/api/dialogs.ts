import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api";
import type { Answer, Body, Item } from "@/lib/api-types";
import { answer, once } from "@/lib/client";

export type DialogRow = Item<"/api/messaging/dialogs">;
export type Dialog = Answer<"/api/messaging/dialogs/{dialog_id}", "get">;

/** `from` null: the system says it. */
export type Message = Dialog["messages"][number];

export const dialogsQuery = (cursor?: string) =>
  queryOptions({
    queryKey: ["dialogs", "list", cursor ?? ""],
    queryFn: () => answer(api.GET("/api/messaging/dialogs", { params: { query: { cursor } } })),
  });

export const dialogQuery = (id: string) =>
  queryOptions({
    queryKey: ["dialogs", "one", id],
    queryFn: () => answer(api.GET("/api/messaging/dialogs/{dialog_id}", { params: { path: { dialog_id: id } } })),
  });

export const unreadQuery = queryOptions({
  queryKey: ["dialogs", "unread"],
  queryFn: async () => (await answer(api.GET("/api/messaging/dialogs/unread"))).count,
});

/** Lists, counts and dialogs: whatever a message changes on screen. */
function useRefreshDialogs() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["dialogs"] });
}

export type NewDialog = Body<"/api/messaging/dialogs", "post">;

export function useStartDialog(key: string) {
  return useMutation({
    mutationFn: (body: NewDialog) => answer(api.POST("/api/messaging/dialogs", { params: { header: once(key) }, body })),
    onSuccess: useRefreshDialogs(),
  });
}

export function useSendMessage(dialogId: string, key: string) {
  return useMutation({
    mutationFn: (text: string) =>
      answer(
        api.POST("/api/messaging/dialogs/{dialog_id}/messages", {
          params: { path: { dialog_id: dialogId }, header: once(key) },
          body: { text },
        }),
      ),
    onSuccess: useRefreshDialogs(),
  });
}

export function useMarkRead(dialogId: string) {
  return useMutation({
    mutationFn: () => answer(api.POST("/api/messaging/dialogs/{dialog_id}/read", { params: { path: { dialog_id: dialogId } }, body: {} })),
    onSuccess: useRefreshDialogs(),
  });
}
