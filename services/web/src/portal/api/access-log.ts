import type { Item } from "@/lib/api-types";
import { answer } from "@/lib/client";
import { api } from "../lib/api";

export type AccessLine = Item<"/api/audit/my-lines">;

/** Who saw or changed what of one's own dossier. */
export const readAccess = (cursor?: string) => answer(api.GET("/api/audit/my-lines", { params: { query: { cursor } } }));
