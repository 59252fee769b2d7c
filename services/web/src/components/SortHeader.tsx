import { Group, Table, UnstyledButton } from "@mantine/core";
import type { Header } from "@tanstack/react-table";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import classes from "./DataTable.module.css";

const ICONS = { asc: ArrowUp, desc: ArrowDown, none: ChevronsUpDown };
const SPOKEN = { asc: "ascending", desc: "descending", none: "none" } as const;

type Props<T> = { header: Header<T, unknown>; onSort?: (by: string, descending: boolean) => void };

export function SortHeader<T>({ header, onSort }: Props<T>) {
  const { columnDef, id } = header.column;
  const label = columnDef.header as string;
  if (!onSort || columnDef.enableSorting === false) {
    return <Table.Th ta={columnDef.meta?.align}>{label}</Table.Th>;
  }
  const state = header.column.getIsSorted() || "none";
  const Icon = ICONS[state];
  return (
    <Table.Th aria-sort={SPOKEN[state]} ta={columnDef.meta?.align}>
      <UnstyledButton className={classes.sort} onClick={() => onSort(id, state === "asc")}>
        <Group gap={4} wrap="nowrap" component="span">
          {label}
          <Icon size={13} aria-hidden />
        </Group>
      </UnstyledButton>
    </Table.Th>
  );
}
