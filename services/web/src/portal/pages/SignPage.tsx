import { useEffect, useRef, useState } from "react";
import { type Ceremony, hasRead, isRunning, mySigner } from "@/lib/ceremony";
import { formatInstant } from "@/lib/dates";
import { download } from "@/lib/open-file";
import { readDialogs } from "../api/dialogs";
import { readCeremony, readDocument } from "../api/signing";
import { Decline, SignSteps } from "../components/SignSteps";
import { Button, Heading, Note, RouteLink, Problem, ReadState } from "../components/ui";
import { currentLanguage, t } from "../lib/texts";
import { useAct } from "../lib/use-act";
import { useRead } from "../lib/use-read";

const POLL_MS = 5_000;

function Facts({ ceremony }: { ceremony: Ceremony }) {
  return (
    <dl className="facts">
      <dt>{t("sign.who")}</dt>
      <dd>{ceremony.requestedBy}</dd>
      <dt>{t("sign.what")}</dt>
      <dd>{t("sign.document", { title: ceremony.title, number: ceremony.documentVersion })}</dd>
      <dt>{t("sign.until")}</dt>
      <dd>{formatInstant(ceremony.expiresAt, currentLanguage())}</dd>
      <dt>{t("sign.fingerprint")}</dt>
      <dd>
        <code>{ceremony.fingerprint}</code> <span className="quiet">{t("sign.fingerprintHint")}</span>
      </dd>
      <dt>{t("sign.reference")}</dt>
      <dd>{ceremony.reference}</dd>
    </dl>
  );
}

function Signers({ ceremony }: { ceremony: Ceremony }) {
  return (
    <section aria-labelledby="signers">
      <h2 id="signers">{t("sign.signers")}</h2>
      <ul className="rows">
        {ceremony.signers.map((each) => (
          <li key={each.id} className="row">
            <span className="rowHead">
              <strong>{each.isMe ? t("sign.you", { name: each.name }) : each.name}</strong>
              <span className={each.state === "signed" ? "state good" : "state"}>
                <span aria-hidden>{each.state === "signed" ? "✓ " : each.state === "declined" ? "✕ " : "○ "}</span>
                {t(`sign.signer.${each.state}`)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Signed({ ceremony }: { ceremony: Ceremony }) {
  const fetching = useAct(async () => download(await readDocument(ceremony.id), `${ceremony.title} ${ceremony.fingerprint}.pdf`));
  const mayDownload = ceremony.allowedActions.includes("download");
  const done = useRef<HTMLHeadingElement>(null);
  useEffect(() => done.current?.focus(), []);
  return (
    <>
      <Note look="good">
        <h2 ref={done} tabIndex={-1}>{t("sign.done")}</h2>
        <p>{t(mayDownload ? "sign.doneAll" : "sign.doneOthers")}</p>
      </Note>
      <Problem error={fetching.error} />
      {mayDownload && (
        <Button busy={fetching.busy} onClick={() => void fetching.run()}>
          {t("sign.download")}
        </Button>
      )}
    </>
  );
}

function View({ ceremony, onChange, dialogId }: { ceremony: Ceremony; onChange: (fresh?: Ceremony) => void; dialogId: string | undefined }) {
  const [declining, setDeclining] = useState(false);
  const mine = mySigner(ceremony);
  const signed = mine?.state === "signed";
  const mayAct = ceremony.state === "open" && !signed && mine?.state !== "declined";
  return (
    <>
      <Heading tab={t("sign.tab")}>{t("sign.title", { title: ceremony.title })}</Heading>
      {signed && <Signed ceremony={ceremony} />}
      {!mayAct && !signed && <Note>{t(`sign.ended.${mine?.state === "declined" || ceremony.state === "declined" ? "declined" : endOf(ceremony)}`)}</Note>}
      <Facts ceremony={ceremony} />
      {mayAct && !declining && <SignSteps ceremony={ceremony} onChange={onChange} />}
      {mayAct && (
        <Decline ceremony={ceremony} opened={declining} onOpen={setDeclining} onChange={onChange} />
      )}
      {dialogId && (
        <p>
          <RouteLink route={{ page: "dialog", id: dialogId }} className="back">{t("sign.question")}</RouteLink>
        </p>
      )}
      {(signed || hasRead(ceremony)) && <Signers ceremony={ceremony} />}
    </>
  );
}

function endOf({ state }: Ceremony) {
  return state === "superseded" || state === "withdrawn" || state === "expired" ? state : "over";
}

/** One task, no menu: who asks, what, until when; read, agree, a code, sign. */
export function SignPage({ id }: { id: string }) {
  const [running, setRunning] = useState(true);
  const read = useRead(
    async () => {
      const fresh = await readCeremony(id);
      setRunning(isRunning(fresh));
      return fresh;
    },
    running ? POLL_MS : 0,
  );
  const dialogs = useRead(readDialogs);
  const dialogId = dialogs.data?.find((each) => each.ceremonyId === id)?.id;
  const change = (fresh?: Ceremony) => {
    if (fresh) read.replace(fresh);
    else void read.reload();
  };
  return (
    <>
      <p>
        <RouteLink route={{ page: "inbox" }} className="back">{t("common.back")}</RouteLink>
      </p>
      <ReadState read={read}>{(ceremony) => <View ceremony={ceremony} dialogId={dialogId} onChange={change} />}</ReadState>
    </>
  );
}
