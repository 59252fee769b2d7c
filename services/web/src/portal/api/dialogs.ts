import type { Answer, Item } from "@/lib/api-types";
import { answer, once } from "@/lib/client";
import { api } from "../lib/api";

export type DialogRow = Item<"/api/messaging/dialogs">;
export type Dialog = Answer<"/api/messaging/dialogs/{dialog_id}", "get">;

const path = (id: string) => ({ dialog_id: id });

export const readDialogs = async () => (await answer(api.GET("/api/messaging/dialogs"))).items;
export const readDialog = (id: string) => answer(api.GET("/api/messaging/dialogs/{dialog_id}", { params: { path: path(id) } }));
export const sendMessage = (key: string, id: string, text: string) =>
  answer(api.POST("/api/messaging/dialogs/{dialog_id}/messages", { params: { path: path(id), header: once(key) }, body: { text } }));
export const markRead = (id: string) => answer(api.POST("/api/messaging/dialogs/{dialog_id}/read", { params: { path: path(id) }, body: {} }));
