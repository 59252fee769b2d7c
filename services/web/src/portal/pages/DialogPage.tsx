import { useEffect, useRef, useState } from "react";
import { formatInstant } from "@/lib/dates";
import { type Dialog, markRead, readDialog, sendMessage } from "../api/dialogs";
import { Button, Heading, Problem, ReadState, RouteLink, TextArea } from "../components/ui";
import { currentLanguage, t } from "../lib/texts";
import { useAct } from "../lib/use-act";
import { useRead } from "../lib/use-read";

const POLL_MS = 15_000;

function Messages({ dialog }: { dialog: Dialog }) {
  return (
    <div role="log" aria-label={t("dialog.messages")}>
      <ol className="messages">
        {dialog.messages.map((each) => (
          <li key={each.id} className={each.from ? (each.isMine ? "message mine" : "message") : "message system"}>
            <p className="quiet">
              {[each.from && (each.isMine ? t("dialog.me") : each.from.name), formatInstant(each.at, currentLanguage())].filter(Boolean).join(" · ")}
            </p>
            <p className="text">{each.text}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What is on screen is read; once for each newest message. */
function useReadMark({ id, unreadCount, messages }: Dialog) {
  const newest = messages.at(-1)?.id;
  const marked = useRef<string>(undefined);
  useEffect(() => {
    if (unreadCount === 0 || marked.current === newest) return;
    marked.current = newest;
    void markRead(id).catch(() => undefined);
  }, [id, unreadCount, newest]);
}

function View({ dialog, onSent }: { dialog: Dialog; onSent: () => Promise<void> }) {
  const [text, setText] = useState("");
  useReadMark(dialog);
  const sending = useAct(async (key) => {
    await sendMessage(key, dialog.id, text.trim());
    setText("");
    await onSent();
  });
  return (
    <>
      <Heading tab={t("dialog.tab")}>{dialog.subject}</Heading>
      <p className="quiet">{t("dialog.with", { names: dialog.participants.map(({ name }) => name).join(", ") })}</p>
      {dialog.ceremonyId && (
        <RouteLink route={{ page: "sign", id: dialog.ceremonyId }} className="button main">
          {t("dialog.toDocument")}
        </RouteLink>
      )}
      <Messages dialog={dialog} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) void sending.run();
        }}
      >
        <Problem error={sending.error} />
        <TextArea label={t("dialog.reply")} hint={t("dialog.replyHint")} maxLength={5_000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <Button type="submit" busy={sending.busy} disabled={sending.busy || !text.trim()}>
          {t("dialog.send")}
        </Button>
      </form>
    </>
  );
}

export function DialogPage({ id }: { id: string }) {
  const read = useRead(() => readDialog(id), POLL_MS);
  return (
    <>
      <p>
        <RouteLink route={{ page: "inbox" }} className="back">{t("common.back")}</RouteLink>
      </p>
      <ReadState read={read}>{(dialog) => <View dialog={dialog} onSent={read.reload} />}</ReadState>
    </>
  );
}
