import type { TFunction } from "i18next";
import type { Column } from "@/components/DataTable";
import { TextLink } from "@/components/links";
import { TaskState } from "@/components/TaskState";
import { formatDay } from "@/lib/dates";
import type { TaskRow } from "../api/list-tasks";

const day = (key: "from" | "to") => ({ accessorFn: (row: TaskRow) => row[key], cell: ({ row }: { row: { original: TaskRow } }) => formatDay(row.original[key]) });

export const taskColumns = (t: TFunction): Column<TaskRow>[] => [
  {
    id: "status",
    header: t("tasks.column.state"),
    enableSorting: false,
    meta: { mark: true },
    cell: ({ row }) => <TaskState state={row.original.state} />,
  },
  {
    id: "taak",
    header: t("tasks.column.task"),
    accessorFn: (row) => row.title,
    meta: { heading: true },
    cell: ({ row: { original } }) => (
      <TextLink
        to="/dossiers/$dossierId"
        params={{ dossierId: original.dossierId }}
        search={{ tab: "taken", traject: original.trajectId, taak: original.key }}
        fw={600}
      >
        {original.title}
      </TextLink>
    ),
  },
  { id: "werknemer", header: t("tasks.column.employee"), accessorFn: (row) => row.employeeName },
  { id: "werkgever", header: t("tasks.column.employer"), accessorFn: (row) => row.employerName },
  { id: "week", header: t("tasks.column.week"), accessorFn: (row) => row.week, meta: { deskOnly: true } },
  { id: "start", header: t("tasks.column.from"), meta: { deskOnly: true }, ...day("from") },
  { id: "eind", header: t("tasks.column.to"), ...day("to") },
];
