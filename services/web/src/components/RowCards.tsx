import { Text } from "@mantine/core";
import { flexRender, type Row } from "@tanstack/react-table";
import classes from "./DataTable.module.css";

/** The same rows on a phone: the heading column on top, the others as words and values. */
export function RowCards<T>({ label, rows }: { label: string; rows: Row<T>[] }) {
  return (
    <ul className={classes.cards} aria-label={label}>
      {rows.map((row) => {
        const cells = row.getVisibleCells();
        const heading = cells.find((cell) => cell.column.columnDef.meta?.heading);
        return (
          <li key={row.id} className={classes.card}>
            {heading && <Text fw={600}>{flexRender(heading.column.columnDef.cell, heading.getContext())}</Text>}
            <dl className={classes.facts}>
              {cells.filter((cell) => cell !== heading).map((cell) => (
                <div key={cell.id}>
                  <dt>{cell.column.columnDef.header as string}</dt>
                  <dd>{flexRender(cell.column.columnDef.cell, cell.getContext())}</dd>
                </div>
              ))}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
