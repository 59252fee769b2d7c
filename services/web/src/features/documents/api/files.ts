import { api } from "@/lib/api";
import { answer } from "@/lib/client";

export const versionFile = (documentId: string, number: number) =>
  answer(
    api.GET("/api/documents/documents/{document_id}/versions/{number}/file", {
      params: { path: { document_id: documentId, number } },
      parseAs: "blob",
    }),
  );
