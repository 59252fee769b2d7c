import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { once } from "@/lib/api-client";
import type { Answer, Body, Item } from "@/lib/api-types";
import { call } from "@/lib/call";

export type DialogRow = Item<"/api/messaging/dialogs">;
export type Dialog = Answer<"/api/messaging/dialogs/{dialog_id}", "get">;

/** `from` null: the system says it. */
export type Message = Dialog["messages"][number];

const ROOT = "/api/messaging/dialogs";

export const dialogsQuery = (cursor?: string) =>
  queryOptions({
    queryKey: ["dialogs", "list", cursor ?? ""],
    queryFn: () => call<{ items: DialogRow[]; next?: string | null }>("GET", ROOT, { query: { cursor } }),
  });

export const dialogQuery = (id: string) =>
  queryOptions({ queryKey: ["dialogs", "one", id], queryFn: () => call<Dialog>("GET", `${ROOT}/${id}`) });

export const unreadQuery = queryOptions({
  queryKey: ["dialogs", "unread"],
  queryFn: async () => (await call<{ count: number }>("GET", `${ROOT}/unread`)).count,
});

/** Lists, counts and dialogs: whatever a message changes on screen. */
function useRefreshDialogs() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["dialogs"] });
}

export type NewDialog = Body<"/api/messaging/dialogs", "post">;

export function useStartDialog(key: string) {
  return useMutation({
    mutationFn: (body: NewDialog) => call<Dialog>("POST", ROOT, { body, headers: once(key) }),
    onSuccess: useRefreshDialogs(),
  });
}

export function useSendMessage(dialogId: string, key: string) {
  return useMutation({
    mutationFn: (text: string) => call<Message>("POST", `${ROOT}/${dialogId}/messages`, { body: { text }, headers: once(key) }),
    onSuccess: useRefreshDialogs(),
  });
}

export function useMarkRead(dialogId: string) {
  return useMutation({
    mutationFn: () => call<undefined>("POST", `${ROOT}/${dialogId}/read`, { body: {}, headers: once(crypto.randomUUID()) }),
    onSuccess: useRefreshDialogs(),
  });
}
