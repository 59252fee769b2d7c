import { describe, expect, it } from "vitest";
import { endOfWeek, formatDay, parseDay } from "./dates";

describe("a typed day", () => {
  it.each([
    ["03-02-2026", "2026-02-03"],
    ["3-2-26", "2026-02-03"],
    ["3/2/2026", "2026-02-03"],
    ["03022026", "2026-02-03"],
    ["2026-02-03", "2026-02-03"],
    ["14-02-88", "1988-02-14"],
    ["v", "2026-11-23"],
    ["+7", "2026-11-30"],
    ["-1", "2026-11-22"],
    ["29-02-2028", "2028-02-29"],
  ])("%s is %s: day before month", (typed, day) => {
    expect(parseDay(typed, "2026-11-23")).toBe(day);
  });

  it.each(["", "31-02-2026", "29-02-2026", "13-13-2026", "3-2", "morgen", "2026", "03-02-20266"])("%s is no day", (typed) => {
    expect(parseDay(typed, "2026-11-23")).toBeNull();
  });

  it("is shown as DD-MM-YYYY, and as a dash where there is none", () => {
    expect([formatDay("2026-02-03"), formatDay(null)]).toEqual(["03-02-2026", "–"]);
  });

  it("ends its week on Sunday", () => {
    expect(["2026-11-23", "2026-11-29"].map(endOfWeek)).toEqual(["2026-11-29", "2026-11-29"]);
  });
});
