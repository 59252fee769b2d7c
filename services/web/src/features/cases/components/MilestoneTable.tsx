import { Text } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import { type Column, DataTable } from "@/components/DataTable";
import { TextLink } from "@/components/links";
import { TaskState } from "@/components/TaskState";
import { formatDay } from "@/lib/dates";
import type { Traject } from "@/lib/dossiers";

type Row = Traject["milestones"][number] & { number: number };

const columns = (t: TFunction, dossierId: string, traject: Traject): Column<Row>[] => [
  {
    id: "title",
    header: t("dossiers.milestone.title"),
    meta: { heading: true },
    cell: ({ row: { original } }) => (
      <>
        <Text span fz="sm" c="var(--quiet)">
          {original.number}.{" "}
        </Text>
        {traject.tasks.some((task) => task.key === original.key) ? (
          <TextLink to="/dossiers/$dossierId" params={{ dossierId }} search={{ tab: "taken", traject: traject.id, taak: original.key }}>
            {original.title}
          </TextLink>
        ) : (
          original.title
        )}
      </>
    ),
  },
  { id: "state", header: t("dossiers.milestone.state"), meta: { mark: true }, cell: ({ row }) => <TaskState state={row.original.state} /> },
  { id: "from", header: t("dossiers.milestone.from"), accessorFn: (row) => formatDay(row.from) },
  { id: "to", header: t("dossiers.milestone.to"), accessorFn: (row) => formatDay(row.to) },
  { id: "article", header: t("dossiers.milestone.article"), accessorFn: (row) => row.article },
];

/** The same as the strip in words: for screen readers, for print, and for who wants the dates. */
export function MilestoneTable({ dossierId, traject }: { dossierId: string; traject: Traject }) {
  const { t } = useTranslation();
  const shape = useMemo(() => columns(t, dossierId, traject), [t, dossierId, traject]);
  const rows = traject.milestones.map((each, index) => ({ ...each, number: index + 1 }));
  return <DataTable label={t("dossiers.milestones")} columns={shape} rows={rows} rowId={(row) => row.key} />;
}
