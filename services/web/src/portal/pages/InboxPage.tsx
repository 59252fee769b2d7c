import type { WaitingCeremony } from "@/lib/ceremony";
import { formatInstant } from "@/lib/dates";
import { type DialogRow, readDialogs } from "../api/dialogs";
import { readWaiting } from "../api/signing";
import { Heading, RouteLink, ReadState } from "../components/ui";
import { currentLanguage, t } from "../lib/texts";
import { useRead } from "../lib/use-read";

const POLL_MS = 15_000;

function ToSign({ waiting }: { waiting: WaitingCeremony }) {
  return (
    <li className="card strong">
      <h3>{waiting.title}</h3>
      <p>
        {t("inbox.askedBy", { name: waiting.requestedBy })}
        <br />
        {t("inbox.until", { at: formatInstant(waiting.expiresAt, currentLanguage()) })}
      </p>
      <RouteLink route={{ page: "sign", id: waiting.id }} className="button main" aria-label={`${t("inbox.sign")}: ${waiting.title}`}>
        {t("inbox.sign")}
      </RouteLink>
    </li>
  );
}

function Row({ row }: { row: DialogRow }) {
  return (
    <li>
      <RouteLink route={{ page: "dialog", id: row.id }} className="row">
        <span className="rowHead">
          <strong>{row.subject}</strong>
          {row.unreadCount > 0 && <span className="mark">{t("inbox.new", { count: row.unreadCount })}</span>}
        </span>
        <span className="cut">{row.lastLine}</span>
        <span className="quiet">
          {row.participants.map(({ name }) => name).join(", ")}
          {" · "}
          {formatInstant(row.lastMessageAt, currentLanguage())}
        </span>
      </RouteLink>
    </li>
  );
}

const readInbox = async () => {
  const [waiting, dialogs] = await Promise.all([readWaiting(), readDialogs()]);
  return { waiting: waiting.filter(({ state }) => state === "open"), dialogs };
};

/** What waits for a signature on top, then the messages. */
export function InboxPage({ name }: { name: string }) {
  const read = useRead(readInbox, POLL_MS);
  return (
    <>
      <Heading tab={t("inbox.tab")}>{t("inbox.title", { name })}</Heading>
      <ReadState read={read}>
        {({ waiting, dialogs }) => (
          <>
            {waiting.length === 0 && dialogs.length === 0 && <p className="empty">{t("inbox.nothing")}</p>}
            {waiting.length > 0 && (
              <section aria-labelledby="to-sign">
                <h2 id="to-sign">{t("inbox.toSign")}</h2>
                <ul className="cards">
                  {waiting.map((each) => (
                    <ToSign key={each.id} waiting={each} />
                  ))}
                </ul>
              </section>
            )}
            {dialogs.length > 0 && (
              <section aria-labelledby="messages">
                <h2 id="messages">{t("inbox.messages")}</h2>
                <ul className="rows">
                  {dialogs.map((each) => (
                    <Row key={each.id} row={each} />
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </ReadState>
      <p>
        <RouteLink route={{ page: "access-log" }}>{t("insight.link")}</RouteLink>
      </p>
    </>
  );
}
