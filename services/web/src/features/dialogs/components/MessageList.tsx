import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatInstant } from "@/lib/dates";
import type { Message } from "../api/dialogs";
import classes from "./dialogs.module.css";

export function MessageList({ messages }: { messages: Message[] }) {
  const { t, i18n } = useTranslation();
  return (
    <div role="log" aria-label={t("messages.messages")}>
      <ol className={classes.messages}>
        {messages.map((each) => (
          <li key={each.id} className={classes.message} data-mine={each.isMine || undefined} data-system={each.from === null || undefined}>
            <Text fz="xs" c="var(--quiet)">
              {[each.from && (each.isMine ? t("messages.me") : each.from.name), formatInstant(each.at, i18n.language)].filter(Boolean).join(" · ")}
            </Text>
            <p className={classes.text}>{each.text}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
