import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type nl from "@texts/nl/web.json";
import { preference } from "./preferences";

export type Language = "nl" | "en";
export const LANGUAGES: readonly Language[] = ["nl", "en"];

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "web";
    resources: { web: typeof nl };
  }
}

const loaders = {
  nl: () => import("@texts/nl/web.json"),
  en: () => import("@texts/en/web.json"),
};

const isLanguage = (value: unknown): value is Language => value === "nl" || value === "en";

export const currentLanguage = (): Language => (isLanguage(i18next.language) ? i18next.language : "nl");

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, "web")) return;
  const texts = await loaders[language]();
  i18next.addResourceBundle(language, "web", texts.default);
}

/** Shows everything in `language` from now on; only that language's texts are fetched. */
export async function speak(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The user's own choice wins over the account's language. */
export async function startTexts(): Promise<void> {
  const chosen = preference("language");
  await i18next.use(initReactI18next).init({
    lng: isLanguage(chosen) ? chosen : "nl",
    fallbackLng: false,
    ns: ["web"],
    defaultNS: "web",
    resources: {},
    partialBundledLanguages: true,
    interpolation: { escapeValue: false },
  });
  await speak(isLanguage(chosen) ? chosen : "nl");
}
