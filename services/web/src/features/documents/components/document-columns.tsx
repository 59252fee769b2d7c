import { Button, Group, Text } from "@mantine/core";
import type { TFunction } from "i18next";
import { ChevronDown, ChevronRight, CircleDashed, PencilLine, PenLine } from "lucide-react";
import { CeremonyState } from "@/components/CeremonyState";
import type { Column } from "@/components/DataTable";
import { ButtonLink } from "@/components/links";
import { StateMark } from "@/components/StateMark";
import { allows } from "@/lib/client";
import { formatInstant } from "@/lib/dates";
import type { Line } from "./document-rows";
import { FileButtons } from "./FileButtons";
import { PdfProgress } from "./PdfProgress";

type Shown = { t: TFunction; language: string; dossierId: string; unfolded: ReadonlySet<string>; onFold: (documentId: string) => void };

function Title({ line, shown: { t, unfolded, onFold } }: { line: Line; shown: Shown }) {
  const { document, isLatest, olderCount } = line;
  const isOpen = unfolded.has(document.id);
  if (!isLatest) return <Text component="div" fz="sm" c="var(--quiet)" pl="md">{t("documents.older", { title: document.title })}</Text>;
  return (
    <>
      <Text span fz="sm" fw={600}>{document.title}</Text>
      {document.latestVersion > 0 && document.hasDraft && <Text fz="xs" c="var(--quiet)">{t("documents.hasDraft")}</Text>}
      {olderCount > 0 && (
        <div>
          <Button
            size="compact-xs"
            variant="subtle"
            ml={-8}
            leftSection={isOpen ? <ChevronDown size={12} aria-hidden /> : <ChevronRight size={12} aria-hidden />}
            aria-expanded={isOpen}
            onClick={() => onFold(document.id)}
          >
            {t("documents.olderCount", { count: olderCount })}
          </Button>
        </div>
      )}
    </>
  );
}

function SigningCell({ line: { version, document }, shown: { t } }: { line: Line; shown: Shown }) {
  if (!version) return "–";
  if (version.state === "making") return <PdfProgress />;
  if (version.signing === "none") {
    return (
      <StateMark icon={CircleDashed} color="var(--state-later)">
        {t("documents.notAsked")}
      </StateMark>
    );
  }
  return (
    <>
      <CeremonyState state={version.signing} />
      {version.ceremonyId && (
        <div>
          <ButtonLink
            to="."
            search={(old: object) => ({ ...old, paneel: "ondertekenen" as const, document: document.id, ceremonie: version.ceremonyId ?? undefined })}
            size="compact-xs"
            variant="subtle"
            ml={-8}
          >
            {t("documents.showSigning")}
          </ButtonLink>
        </div>
      )}
    </>
  );
}

function Actions({ line: { document, version, isLatest }, shown: { t, dossierId } }: { line: Line; shown: Shown }) {
  const edits = isLatest && allows(document, "edit");
  const asks = isLatest && version?.state === "ready" && allows(document, "request-signatures");
  return (
    <Group gap={6}>
      {version?.state === "ready" && <FileButtons documentId={document.id} number={version.number} title={document.title} />}
      {edits && (
        <ButtonLink
          to="/dossiers/$dossierId/documents/$documentId"
          params={{ dossierId, documentId: document.id }}
          size="compact-sm"
          variant="default"
          leftSection={<PencilLine size={14} aria-hidden />}
        >
          {version ? t("documents.edit") : t("documents.openDraft")}
        </ButtonLink>
      )}
      {asks && (
        <ButtonLink
          to="."
          search={(old: object) => ({ ...old, paneel: "ondertekenen" as const, document: document.id, ceremonie: undefined })}
          size="compact-sm"
          variant="default"
          leftSection={<PenLine size={14} aria-hidden />}
        >
          {t("documents.signBySms")}
        </ButtonLink>
      )}
    </Group>
  );
}

export const documentColumns = (shown: Shown): Column<Line>[] => {
  const { t, language } = shown;
  return [
    { id: "title", header: t("documents.column.title"), meta: { heading: true }, cell: ({ row: { original } }) => <Title line={original} shown={shown} /> },
    { id: "version", header: t("documents.column.version"), accessorFn: ({ version }) => version?.number ?? t("documents.draft") },
    {
      id: "date",
      header: t("documents.column.date"),
      cell: ({ row: { original } }) => (
        <span style={{ whiteSpace: "nowrap" }}>{original.version ? formatInstant(original.version.madeAt, language) : "–"}</span>
      ),
    },
    { id: "by", header: t("documents.column.by"), accessorFn: ({ version }) => version?.madeBy ?? "–" },
    { id: "signing", header: t("documents.column.signing"), cell: ({ row: { original } }) => <SigningCell line={original} shown={shown} /> },
    { id: "actions", header: t("documents.column.actions"), cell: ({ row: { original } }) => <Actions line={original} shown={shown} /> },
  ];
};
