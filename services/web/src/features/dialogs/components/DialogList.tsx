import { Badge, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { PenLine } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatInstant } from "@/lib/dates";
import type { DialogRow } from "../api/dialogs";
import classes from "./dialogs.module.css";

function Row({ row }: { row: DialogRow }) {
  const { t, i18n } = useTranslation();
  return (
    <Link to="/berichten/$dialogId" params={{ dialogId: row.id }} search={(old) => ({ cursor: old.cursor })} className={classes.row} data-unread={row.unreadCount > 0 || undefined}>
      <span className={classes.rowHead}>
        <span className={classes.subject}>
          {row.ceremonyId && <PenLine size={14} aria-label={t("messages.withSigning")} style={{ marginRight: 6 }} />}
          {row.subject}
        </span>
        {row.unreadCount > 0 && (
          <Badge size="sm" variant="filled" tt="none" style={{ flex: "none" }}>
            {t("messages.newCount", { count: row.unreadCount })}
          </Badge>
        )}
      </span>
      <Text span fz="xs" c="var(--quiet)" truncate>
        {row.participants.map(({ name }) => name).join(", ")}
      </Text>
      <span className={classes.rowHead}>
        <Text span fz="sm" truncate>
          {row.lastLine}
        </Text>
        <Text span fz="xs" c="var(--quiet)" style={{ flex: "none" }}>
          {formatInstant(row.lastMessageAt, i18n.language)}
        </Text>
      </span>
    </Link>
  );
}

export function DialogList({ rows }: { rows: DialogRow[] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.list} aria-label={t("messages.dialogs")}>
      {rows.map((row) => (
        <li key={row.id}>
          <Row row={row} />
        </li>
      ))}
    </ul>
  );
}
