import type { Answer } from "@/lib/api-types";
import { ask } from "../lib/client";

type Page = Answer<"/api/audit/my-lines", "get">;
export type AccessLine = Page["items"][number];

/** Who saw or changed what of one's own dossier. */
export const readAccess = (cursor = "") =>
  ask<Page>(`/api/audit/my-lines${cursor && `?cursor=${encodeURIComponent(cursor)}`}`);
