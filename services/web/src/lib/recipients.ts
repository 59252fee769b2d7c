import { queryOptions } from "@tanstack/react-query";
import { api } from "./api";
import type { Item } from "./api-types";
import { answer } from "./client";

/** Somebody to whom one may write about a dossier; `role` is the name of the group. */
export type Recipient = Item<"/api/messaging/recipients">;

export type Person = Pick<Recipient, "kind" | "id" | "name">;

/** One text for a person of either kind: the value of a choice. */
export const personKey = ({ kind, id }: Pick<Person, "kind" | "id">) => `${kind}:${id}`;

/** Who sees the dossier, and the employee of it. */
export const recipientsQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ["recipients", dossierId],
    queryFn: async () => (await answer(api.GET("/api/messaging/recipients", { params: { query: { dossier: dossierId } } }))).items,
  });
