import { queryOptions } from "@tanstack/react-query";
import { call } from "./call";

export type Person = { kind: "user" | "employee"; id: string; name: string };

export type Recipient = Person & {
  /** Name of the group. */
  role: string;
  hasMobile: boolean;
  hasAccount: boolean;
  side: "employer" | "arbo" | "employee";
};

/** One text for a person of either kind: the value of a choice. */
export const personKey = ({ kind, id }: Pick<Person, "kind" | "id">) => `${kind}:${id}`;

/** Who sees the dossier, and the employee of it. */
export const recipientsQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ["recipients", dossierId],
    queryFn: async () => (await call<{ items: Recipient[] }>("GET", "/api/messaging/recipients", { query: { dossier: dossierId } })).items,
  });
