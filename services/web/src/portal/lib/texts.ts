import { preference, rememberPreference } from "@/lib/preferences";
import type nl from "@texts/nl/portal.json";

export type Language = "nl" | "en";
type Texts = typeof nl;
type Leaves<T, Above extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${Above}${K}` : Leaves<T[K], `${Above}${K}.`>;
}[keyof T & string];

/** The name of a sentence; one that is missing does not compile. */
export type TextKey = Leaves<Texts>;

const loaders = {
  nl: () => import("@texts/nl/portal.json"),
  en: () => import("@texts/en/portal.json"),
};

const isLanguage = (value: unknown): value is Language => value === "nl" || value === "en";

let language: Language = "nl";
let texts: Partial<Texts> = {};
const listeners = new Set<() => void>();

export const currentLanguage = (): Language => language;

/** Called by what stands around every page: it draws anew when the language changes. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows everything in `next` from now on; only that language's texts are fetched. */
async function speak(next: Language): Promise<void> {
  texts = (await loaders[next]()).default;
  language = next;
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

/** The visitor's own choice. */
export async function choose(next: Language): Promise<void> {
  rememberPreference("language", next);
  await speak(next);
}

/** The visitor's own choice wins over the account's language, which wins over Dutch. */
export async function startTexts(account?: string): Promise<void> {
  const chosen = preference("language") ?? account;
  const wanted = isLanguage(chosen) ? chosen : "nl";
  if (wanted !== language || Object.keys(texts).length === 0) await speak(wanted);
}

function find(key: string): unknown {
  return key.split(".").reduce<unknown>((found, part) => (found as Record<string, unknown> | undefined)?.[part], texts);
}

/** A sentence, with its blanks filled in. */
export function t(key: TextKey, blanks: Record<string, string | number> = {}): string {
  const text = find(key);
  if (typeof text !== "string") return key;
  return text.replace(/{{(\w+)}}/g, (blank, name: string) => String(blanks[name] ?? blank));
}

/** The sentence of a problem's code, if we have one of our own. */
export function ownSentence(code: string): string | null {
  const text = find(`problems.code.${code}`);
  return typeof text === "string" ? text : null;
}
