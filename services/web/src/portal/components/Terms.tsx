import { t } from "../lib/texts";

const POINTS = ["own", "sign", "secret", "seen"] as const;
const PARTS = ["who", "what", "signing", "care", "rights"] as const;

/** The terms in short, and in full for who wants to read all of it. */
export function Terms({ version }: { version: string }) {
  return (
    <>
      <ul>
        {POINTS.map((each) => (
          <li key={each}>{t(`terms.short.${each}`)}</li>
        ))}
      </ul>
      <details>
        <summary>{t("terms.all", { version })}</summary>
        {PARTS.map((each) => (
          <section key={each}>
            <h2>{t(`terms.full.${each}.title`)}</h2>
            <p>{t(`terms.full.${each}.text`)}</p>
          </section>
        ))}
      </details>
    </>
  );
}
