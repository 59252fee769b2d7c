import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api";
import { answer, once } from "@/lib/client";
import { useOnceKey } from "@/lib/forms";
import type { Person } from "@/lib/recipients";

const path = (id: string) => ({ ceremony_id: id });

export const ceremonyQuery = (id: string) =>
  queryOptions({
    queryKey: ["ceremony", id],
    queryFn: () => answer(api.GET("/api/documents/ceremonies/{ceremony_id}", { params: { path: path(id) } })),
  });

/** What waits for one's own signature. */
export const waitingQuery = queryOptions({
  queryKey: ["ceremonies", "mine"],
  queryFn: async () => (await answer(api.GET("/api/documents/signatures/mine"))).items,
});

/** The frozen document; after the seal the sealed one. To the server this is "was served the whole document". */
export const ceremonyFile = (id: string) =>
  answer(api.GET("/api/documents/ceremonies/{ceremony_id}/file", { params: { path: path(id) }, parseAs: "blob" }));

type CeremonyAct =
  | { act: "code" }
  | { act: "signature"; code: string; consentVersion: string; isConsenting: true }
  | { act: "refusal"; reason: string }
  | { act: "withdrawal" };

function send(id: string, act: CeremonyAct, key: string) {
  const params = { path: path(id), header: once(key) };
  switch (act.act) {
    case "code":
      return answer(api.POST("/api/documents/ceremonies/{ceremony_id}/code", { params, body: {} }));
    case "signature": {
      const { code, consentVersion, isConsenting } = act;
      return answer(api.POST("/api/documents/ceremonies/{ceremony_id}/signature", { params, body: { code, consentVersion, isConsenting } }));
    }
    case "refusal":
      return answer(api.POST("/api/documents/ceremonies/{ceremony_id}/refusal", { params, body: { reason: act.reason } }));
    case "withdrawal":
      return answer(api.POST("/api/documents/ceremonies/{ceremony_id}/withdrawal", { params, body: {} }));
  }
}

/** One act of a signer or of the requester; what it answers is on screen at once. */
export function useCeremonyAct(id: string) {
  const client = useQueryClient();
  const key = useOnceKey();
  return useMutation({
    mutationFn: (act: CeremonyAct) => send(id, act, key.key),
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

type Asked = Pick<Person, "kind" | "id"> & { role: "employer" | "employee" };

export function useRequestSignatures(documentId: string, number: number, key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (signers: Asked[]) =>
      answer(
        api.POST("/api/documents/documents/{document_id}/versions/{number}/ceremonies", {
          params: { path: { document_id: documentId, number }, header: once(key) },
          body: { signers },
        }),
      ),
    onSuccess: async (fresh) => {
      client.setQueryData(ceremonyQuery(fresh.id).queryKey, fresh);
      await client.invalidateQueries({ queryKey: ["documents", fresh.dossierId] });
    },
  });
}
