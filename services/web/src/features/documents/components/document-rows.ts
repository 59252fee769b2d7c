import type { DocumentRow, DocumentVersion } from "@/lib/documents";

/** One line of the table: a version of a document, or a draft that has none yet. */
export type Line = { id: string; document: DocumentRow; version: DocumentVersion | null; isLatest: boolean; olderCount: number };

const newestFirst = (one: DocumentVersion, other: DocumentVersion) => other.number - one.number;

/** The newest version of each document, and under it the older ones of the documents that are unfolded. */
export function linesOf(documents: DocumentRow[], unfolded: ReadonlySet<string>): Line[] {
  return documents.flatMap((document) => {
    const versions: (DocumentVersion | null)[] = [...document.versions].sort(newestFirst);
    const shown = versions.length === 0 ? [null] : unfolded.has(document.id) ? versions : versions.slice(0, 1);
    return shown.map((version, index) => ({
      id: `${document.id}-${version?.number ?? "draft"}`,
      document,
      version,
      isLatest: index === 0,
      olderCount: Math.max(versions.length - 1, 0),
    }));
  });
}

export const isMaking = (documents: DocumentRow[]): boolean =>
  documents.some(({ versions }) => versions.some(({ state }) => state === "making"));
