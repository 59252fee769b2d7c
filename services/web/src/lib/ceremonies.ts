import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { once } from "./api-client";
import { call, fileFrom } from "./call";
import type { Ceremony, WaitingCeremony } from "./ceremony-types";
import { useOnceKey } from "./forms";

export * from "./ceremony-types";

const path = (id: string, part = "") => `/api/documents/ceremonies/${id}${part}`;

export const ceremonyQuery = (id: string) =>
  queryOptions({ queryKey: ["ceremony", id], queryFn: () => call<Ceremony>("GET", path(id)) });

/** What waits for one's own signature. */
export const waitingQuery = queryOptions({
  queryKey: ["ceremonies", "mine"],
  queryFn: async () => (await call<{ items: WaitingCeremony[] }>("GET", "/api/documents/signatures/mine")).items,
});

/** The frozen document; after the seal the sealed one. To the server this is "was served the whole document". */
export const ceremonyFile = (id: string) => fileFrom(path(id, "/file"));

export type CeremonyAct =
  | { act: "code" }
  | { act: "signature"; code: string; consentVersion: string; isConsenting: true }
  | { act: "refusal"; reason: string }
  | { act: "withdrawal" };

/** One act of a signer or of the requester; what it answers is on screen at once. */
export function useCeremonyAct(id: string) {
  const client = useQueryClient();
  const key = useOnceKey();
  return useMutation({
    mutationFn: ({ act, ...body }: CeremonyAct) => call<Ceremony>("POST", path(id, `/${act}`), { body, headers: once(key.key) }),
    // Refused: somebody else may have ended it meanwhile.
    onError: () => void client.invalidateQueries(ceremonyQuery(id)),
    onSuccess: async (fresh) => {
      key.renew();
      client.setQueryData(ceremonyQuery(id).queryKey, fresh);
      await Promise.all([
        client.invalidateQueries({ queryKey: ["ceremonies"] }),
        client.invalidateQueries({ queryKey: ["documents", fresh.dossierId] }),
        client.invalidateQueries({ queryKey: ["dossier", fresh.dossierId] }),
        client.invalidateQueries({ queryKey: ["dialogs"] }),
      ]);
    },
  });
}
