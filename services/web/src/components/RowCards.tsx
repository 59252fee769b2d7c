import { Group, Text } from "@mantine/core";
import { type Cell, flexRender, type Row } from "@tanstack/react-table";
import classes from "./DataTable.module.css";

/** The same rows on a phone: the heading column on top, the others as words and values. */
export function RowCards<T>({ label, rows }: { label: string; rows: Row<T>[] }) {
  return (
    <ul className={classes.cards} aria-label={label}>
      {rows.map((row) => {
        const cells = row.getVisibleCells();
        const meta = (cell: Cell<T, unknown>) => cell.column.columnDef.meta;
        const shown = (cell: Cell<T, unknown> | undefined) => cell && flexRender(cell.column.columnDef.cell, cell.getContext());
        const facts = cells.filter((cell) => !meta(cell)?.heading && !meta(cell)?.mark && !meta(cell)?.deskOnly);
        return (
          <li key={row.id} className={classes.card}>
            <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
              <Text fw={600} component="div">
                {shown(cells.find((cell) => meta(cell)?.heading))}
              </Text>
              {shown(cells.find((cell) => meta(cell)?.mark))}
            </Group>
            {facts.length > 0 && (
              <dl className={classes.facts}>
                {facts.map((cell) => (
                  <div key={cell.id}>
                    <dt>{cell.column.columnDef.header as string}</dt>
                    <dd>{shown(cell)}</dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        );
      })}
    </ul>
  );
}
