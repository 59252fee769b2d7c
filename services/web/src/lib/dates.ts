/** Days are ISO strings ("2026-11-23") everywhere; instants are UTC. Shown in Europe/Amsterdam as DD-MM-YYYY. */
const ZONE = "Europe/Amsterdam";
const MS_A_DAY = 86_400_000;

const iso = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE });

export const today = (): string => iso.format(new Date());

const toMs = (day: string) => Date.parse(`${day}T00:00:00Z`);

export const addDays = (day: string, count: number): string => new Date(toMs(day) + count * MS_A_DAY).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => Math.round((toMs(to) - toMs(from)) / MS_A_DAY);

/** Monday first, as in the Netherlands. */
export const endOfWeek = (day: string): string => addDays(day, (7 - new Date(toMs(day)).getUTCDay()) % 7);

/** A dash where there is no day. */
export const formatDay = (day: string | null): string => day?.split("-").reverse().join("-") ?? "–";

/** "dinsdag 3 februari 2026": the words that show a swapped day and month at once. */
export const formatDayInWords = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : "nl-NL", { dateStyle: "full", timeZone: "UTC" }).format(toMs(day));

export const formatInstant = (instant: string, language: string): string =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : "nl-NL", {
    day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: ZONE,
  }).format(new Date(instant)).replaceAll("/", "-");

/** "14:02" */
export const formatTime = (instant: string, language: string): string =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : "nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: ZONE }).format(new Date(instant));

/** "over 3 dagen", "gisteren". */
export const formatDistance = (day: string, from: string, language: string): string =>
  new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(daysBetween(from, day), "day");

function existing(year: number, month: number, day: number): string | null {
  const made = new Date(Date.UTC(year, month - 1, day));
  if (made.getUTCFullYear() !== year || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return null;
  return made.toISOString().slice(0, 10);
}

/** Two figures mean this century up to ten years ahead, else the last one: 26 -> 2026, 68 -> 1968. */
function fullYear(text: string, base: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  const now = Number(base.slice(0, 4));
  const guess = now - (now % 100) + year;
  return guess > now + 10 ? guess - 100 : guess;
}

/**
 * Reads a typed day, always day before month: 03-02-2026, 3-2-26, 3/2/2026, 03022026, v (today), +7, -1, and ISO.
 * Gives null for anything else, also for 31-02.
 */
export function parseDay(typed: string, base: string = today()): string | null {
  const text = typed.trim().toLowerCase();
  if (text === "v" || text === "t") return base;
  if (/^[+-]\d{1,3}$/.test(text)) return addDays(base, Number(text));
  const isoParts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (isoParts) return existing(Number(isoParts[1]), Number(isoParts[2]), Number(isoParts[3]));
  const parts =
    /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  if (!parts) return null;
  return existing(fullYear(parts[3] ?? "", base), Number(parts[2]), Number(parts[1]));
}
