import { Box, Table } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import {
  type ColumnDef, flexRender, getCoreRowModel, getSortedRowModel, type RowData, type SortingState, useReactTable,
} from "@tanstack/react-table";
import { useRef } from "react";
import { RowCards } from "./RowCards";
import { SortHeader } from "./SortHeader";
import { useRowKeys } from "./use-row-keys";
import classes from "./DataTable.module.css";

declare module "@tanstack/react-table" {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the names must be those of the library's own declaration
  interface ColumnMeta<TData extends RowData, TValue> {
    /** Stands as the heading of the row's card on a phone. */
    heading?: boolean;
    /** Stands beside that heading: the state of the row. */
    mark?: boolean;
    /** Left out on a phone; the row's own page tells it. */
    deskOnly?: boolean;
    align?: "right";
  }
}

export type Column<T> = ColumnDef<T> & { id: string; header: string };

type Props<T> = {
  /** What the rows are, for who hears the table instead of seeing it. */
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowId: (row: T) => string;
  sort?: { by: string; descending: boolean };
  onSort?: (by: string, descending: boolean) => void;
  dimmed?: boolean;
};

/** Rows in columns on a desk, as cards on a phone. Sorting is told to the page, which keeps it in the address. */
export function DataTable<T>({ label, columns, rows, rowId, sort, onSort, dimmed = false }: Props<T>) {
  "use no memo";
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const box = useRef<HTMLDivElement>(null);
  useRowKeys(box);
  const sorting: SortingState = sort ? [{ id: sort.by, desc: sort.descending }] : [];
  // eslint-disable-next-line react-hooks/incompatible-library -- the compiler is off for this component ("use no memo")
  const table = useReactTable({
    data: rows,
    columns,
    getRowId: rowId,
    state: { sorting },
    enableSorting: Boolean(onSort),
    // The server pages. Left on, each new array of rows resets a page number that nobody shows, renders, and begins again.
    manualPagination: true,
    autoResetAll: false,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  const body = table.getRowModel().rows;
  return (
    <Box ref={box} className={classes.box} data-dimmed={dimmed || undefined}>
      {phone ? (
        <RowCards label={label} rows={body} />
      ) : (
        <Table.ScrollContainer minWidth={640} type="native">
          <Table aria-label={label} highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                {table.getFlatHeaders().map((header) => (
                  <SortHeader key={header.id} header={header} onSort={onSort} />
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {body.map((row) => (
                <Table.Tr key={row.id}>
                  {row.getVisibleCells().map((cell) => (
                    <Table.Td key={cell.id} ta={cell.column.columnDef.meta?.align}>
                      {flexRender(cell.column.columnDef.cell, cell.getContext())}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Box>
  );
}
