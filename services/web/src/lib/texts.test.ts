import { expect, it } from "vitest";
import enPortal from "@texts/en/portal.json";
import en from "@texts/en/web.json";
import nlPortal from "@texts/nl/portal.json";
import nl from "@texts/nl/web.json";

type Texts = { [key: string]: string | Texts };

const paths = (texts: Texts, above = ""): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) => (typeof value === "string" ? [[`${above}${key}`, value]] : paths(value, `${above}${key}.`)));

const blanks = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort();

it.each([
  ["the application", nl, en],
  ["the portal", nlPortal, enPortal],
])("has every sentence of %s in both languages, with the same blanks and none empty", (_name, inDutch, inEnglish) => {
  const dutch = new Map(paths(inDutch));
  const english = new Map(paths(inEnglish));
  expect([...english.keys()].sort()).toEqual([...dutch.keys()].sort());
  for (const [key, text] of dutch) {
    expect(text.trim(), key).not.toBe("");
    expect(english.get(key)?.trim(), key).not.toBe("");
    expect(blanks(english.get(key) ?? ""), key).toEqual(blanks(text));
  }
});
