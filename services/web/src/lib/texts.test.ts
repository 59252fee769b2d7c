import { expect, it } from "vitest";
import en from "@texts/en/web.json";
import nl from "@texts/nl/web.json";

type Texts = { [key: string]: string | Texts };

const paths = (texts: Texts, above = ""): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) => (typeof value === "string" ? [[`${above}${key}`, value]] : paths(value, `${above}${key}.`)));

const blanks = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort();

it("has every sentence in both languages, with the same blanks and none empty", () => {
  const dutch = new Map(paths(nl));
  const english = new Map(paths(en));
  expect([...english.keys()].sort()).toEqual([...dutch.keys()].sort());
  for (const [key, text] of dutch) {
    expect(text.trim(), key).not.toBe("");
    expect(english.get(key)?.trim(), key).not.toBe("");
    expect(blanks(english.get(key) ?? ""), key).toEqual(blanks(text));
  }
});
