/** "4,23" in Dutch, "4.23" in English; a dash for what is not told. */
export const decimals = (value: number | null, language: string, places = 2): string =>
  value === null ? "–" : value.toLocaleString(language === "en" ? "en-GB" : "nl-NL", { minimumFractionDigits: places, maximumFractionDigits: places });

/** "maart 2026" */
export const monthName = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : "nl-NL", { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01`));

/** "mrt" */
export const monthInShort = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : "nl-NL", { month: "short", timeZone: "UTC" }).format(new Date(`${month}-01`));
