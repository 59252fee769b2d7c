import { useState } from "react";
import { formatInstant } from "@/lib/dates";
import { type AccessLine, readAccess } from "../api/access-log";
import { Button, Heading, RouteLink, Problem, ReadState } from "../components/ui";
import { currentLanguage, t } from "../lib/texts";
import { useAct } from "../lib/use-act";
import { useRead } from "../lib/use-read";

function Row({ line }: { line: AccessLine }) {
  return (
    <li className="card">
      <p>
        <strong>{line.sentence}</strong>
        <br />
        <span className="quiet">
          {[formatInstant(line.at, currentLanguage()), ...line.groups].join(" · ")}
        </span>
      </p>
    </li>
  );
}

/** Who looked at one's own dossier, in sentences, the newest first. */
export function AccessLogPage() {
  const read = useRead(() => readAccess());
  const [more, setMore] = useState<Awaited<ReturnType<typeof readAccess>>[]>([]);
  const older = useAct(async (_key: string, cursor: string) => {
    const page = await readAccess(cursor);
    setMore((before) => [...before, page]);
  });
  return (
    <>
      <p>
        <RouteLink route={{ page: "inbox" }}>{t("common.back")}</RouteLink>
      </p>
      <Heading tab={t("insight.title")}>{t("insight.title")}</Heading>
      <p>{t("insight.lead")}</p>
      <ReadState read={read}>
        {(first) => {
          const pages = [first, ...more];
          const next = pages.at(-1)?.next;
          const lines = pages.flatMap(({ items }) => items);
          return (
            <>
              {lines.length === 0 && <p className="empty">{t("insight.nothing")}</p>}
              <ul className="cards" aria-label={t("insight.title")}>
                {lines.map((line) => (
                  <Row key={line.id} line={line} />
                ))}
              </ul>
              <Problem error={older.error} />
              {next && (
                <Button look="other" busy={older.busy} onClick={() => void older.run(next)}>
                  {t("insight.older")}
                </Button>
              )}
            </>
          );
        }}
      </ReadState>
    </>
  );
}
