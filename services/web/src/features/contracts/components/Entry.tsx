import { Badge, Group, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import classes from "./contracts.module.css";

type Props = { mark?: string; name: string; summary: string; children: () => ReactNode };

/** One line that opens; what is inside is made at the first opening. */
export function Entry({ mark, name, summary, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={classes.entry} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes.line}>
        {mark && (
          <Badge className={classes.mark} variant="light" color="gray" c="var(--mantine-color-text)" radius="sm">
            {mark}
          </Badge>
        )}
        <Text span className={classes.name}>
          {name}
        </Text>
        <Text span fz="sm" c="var(--quiet)">
          {summary}
        </Text>
      </summary>
      {isOpen && <div className={classes.inside}>{children()}</div>}
    </details>
  );
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Group gap="xs" align="baseline">
      <Text span fz="sm" fw={600}>
        {label}
      </Text>
      <Text span fz="sm">
        {children}
      </Text>
    </Group>
  );
}

/** JSON as text; it scrolls, so the keyboard must reach it. */
export function Json({ label, value }: { label: string; value: unknown }) {
  return (
    <figure className={classes.figure}>
      <figcaption>{label}</figcaption>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
      <pre className={classes.json} tabIndex={0} role="group" aria-label={label}>
        {JSON.stringify(value, null, 2)}
      </pre>
    </figure>
  );
}
