import { type ReactNode, useRef } from "react";
import { choose, currentLanguage, t } from "../lib/texts";
import { Button, RouteLink } from "./ui";

const NAMES = { nl: "Nederlands", en: "English" } as const;

function Languages() {
  return (
    <div role="group" aria-label={t("frame.language")} className="languages">
      {(["nl", "en"] as const).map((each) => (
        <button key={each} type="button" lang={each} className="button plain" aria-pressed={currentLanguage() === each} onClick={() => void choose(each)}>
          {NAMES[each]}
        </button>
      ))}
    </div>
  );
}

/** What stands around every page. */
export function Frame({ children, onSignOut }: { children: ReactNode; /** Somebody is in. */ onSignOut?: () => void }) {
  const main = useRef<HTMLElement>(null);
  return (
    <>
      <a href="#inhoud" className="skip" onClick={() => main.current?.focus()}>
        {t("frame.skip")}
      </a>
      <header className="bar">
        <div className="inner">
          {onSignOut ? (
            <RouteLink route={{ page: "inbox" }} className="brand" aria-label={t("frame.home")}>
              <img src="/icon.svg" alt="" width="28" height="28" />
              <span>Poortwachter</span>
            </RouteLink>
          ) : (
            <span className="brand">
              <img src="/icon.svg" alt="" width="28" height="28" />
              <span>Poortwachter</span>
            </span>
          )}
          {onSignOut && (
            <Button look="plain" onClick={onSignOut}>
              {t("frame.signOut")}
            </Button>
          )}
        </div>
      </header>
      <main id="inhoud" ref={main} tabIndex={-1} className="inner">
        {children}
      </main>
      <footer className="inner">
        <Languages />
      </footer>
    </>
  );
}
