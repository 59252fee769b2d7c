import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DataTable } from "@/components/DataTable";
import { EmptyState } from "@/components/EmptyState";
import { QueryState } from "@/components/QueryState";
import { type DocumentRow, documentsQuery } from "@/lib/documents";
import { usePoll } from "@/lib/idle";
import { documentColumns } from "./document-columns";
import { isMaking, linesOf } from "./document-rows";

/** A PDF is there within seconds; until then its row is asked after each second. */
const MAKING_POLL_MS = 1_000;

function DocumentTable({ dossierId, documents }: { dossierId: string; documents: DocumentRow[] }) {
  const { t, i18n } = useTranslation();
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const onFold = (id: string) => {
    const next = new Set(unfolded);
    if (!next.delete(id)) next.add(id);
    setUnfolded(next);
  };
  const columns = documentColumns({ t, language: i18n.language, dossierId, unfolded, onFold });
  return <DataTable label={t("documents.tab")} columns={columns} rows={linesOf(documents, unfolded)} rowId={(row) => row.id} />;
}

/** The documents of a case with their versions, and how far their signing is. */
export function DocumentsTab({ dossierId }: { dossierId: string }) {
  const { t } = useTranslation();
  const poll = usePoll(MAKING_POLL_MS);
  const query = useQuery({
    ...documentsQuery(dossierId),
    refetchInterval: ({ state: { data } }) => (data && isMaking(data) ? poll : false),
  });
  return (
    <QueryState query={query} rows={3}>
      {(documents) =>
        documents.length === 0 ? (
          <EmptyState title={t("documents.none")} hint={t("documents.noneHint")} />
        ) : (
          <DocumentTable dossierId={dossierId} documents={documents} />
        )
      }
    </QueryState>
  );
}
