import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { can } from "@/lib/permissions";
import { renderApp } from "@/testing/render-app";
import { server } from "@/testing/server";

const FEW = "Minder dan 10 medewerkers: de cijfers worden niet getoond.";
const none = { percentage: null, percentageIncludingPregnancy: null, frequency: null, employees: null };
const figures = (fields = {}) => ({
  firstDay: "2026-01-01", lastDay: "2026-01-31", state: "shown", note: "", percentage: 4.2, percentageIncludingPregnancy: 5.25,
  frequency: 1.5, employees: 24.5, ...fields,
});
const absence = (fields = {}) => ({
  employerId: "w1",
  employerName: "Bakkerij Van Dam",
  months: [
    { ...figures(), month: "2026-01" },
    { ...figures({ ...none, state: "too_few", note: FEW }), month: "2026-02" },
  ],
  total: figures({ lastDay: "2026-02-28", percentage: 4.07 }),
  ...fields,
});

const asked: string[] = [];
const answering = (found: object) =>
  http.get("*/api/statistics/absence", ({ request }) => {
    asked.push(new URL(request.url).search);
    return HttpResponse.json(found);
  });

beforeEach(() => {
  asked.length = 0;
  server.use(
    http.get("*/api/trajects/tasks", () => HttpResponse.json({ items: [], next: null })),
    http.get("*/api/organisation/employers", () => HttpResponse.json({ items: [{ id: "w1", name: "Bakkerij Van Dam" }], next: null })),
    answering(absence()),
  );
});

describe("absence figures", () => {
  it("stand in the menu of who may see them, and ask for an employer first", async () => {
    const { router } = renderApp("/", [can.readReports]);
    await userEvent.click(await screen.findByRole("link", { name: "Verzuimcijfers" }));
    expect(await screen.findByRole("heading", { name: "Verzuimcijfers", level: 1 })).toBeVisible();
    expect(screen.getByText("U ziet dan het verzuim van die werkgever per maand.")).toBeVisible();
    expect(asked).toEqual([]);
    await userEvent.click(screen.getByRole("combobox", { name: "Werkgever" }));
    await userEvent.click(await screen.findByRole("option", { name: "Bakkerij Van Dam" }));
    expect(await screen.findByText("4,07%")).toBeVisible();
    expect(router.state.location.search).toEqual({ werkgever: "w1" });
  });

  it("are not in the menu of others", async () => {
    renderApp("/");
    expect(await screen.findByRole("link", { name: "Dossiers" })).toBeVisible();
    expect(screen.queryByRole("link", { name: "Verzuimcijfers" })).toBeNull();
  });

  it("tell what the chart draws to who hears it, and what is withheld in words", async () => {
    renderApp("/verzuimcijfers?werkgever=w1&jaar=2026", [can.readReports]);
    const list = await screen.findByRole("list", { name: "Per maand" });
    expect(within(list).getAllByRole("listitem").map((each) => each.textContent)).toEqual([
      "januari 2026: 4,20%, inclusief verlof 5,25%",
      `februari 2026: ${FEW}`,
    ]);
    expect(asked).toEqual(["?employer=w1&from=2026-01&until=2026-12"]);
  });

  it("are shown as a table, which the address remembers", async () => {
    const { router } = renderApp("/verzuimcijfers?werkgever=w1&jaar=2026", [can.readReports]);
    await userEvent.click(await screen.findByRole("button", { name: "Als tabel tonen" }));
    const table = await screen.findByRole("table", { name: "Per maand" });
    const cells = within(table).getAllByRole("row").map((row) => within(row).queryAllByRole("cell").map((cell) => cell.textContent));
    expect(cells.slice(1)).toEqual([
      ["januari 2026", "4,20%", "5,25%", "1,50", "24,5"],
      ["februari 2026", FEW, "–", "–", "–"],
    ]);
    expect(router.state.location.href).toBe("/verzuimcijfers?werkgever=w1&jaar=2026&weergave=tabel");
    await userEvent.click(screen.getByRole("button", { name: "Als grafiek tonen" }));
    expect(await screen.findByRole("list", { name: "Per maand" })).toBeInTheDocument();
  });

  it("say why there is no total", async () => {
    server.use(answering(absence({ total: figures({ ...none, state: "too_few", note: FEW }) })));
    renderApp("/verzuimcijfers?werkgever=w1", [can.readReports]);
    expect(within(await screen.findByRole("region", { name: "01-01-2026 tot en met 31-01-2026" })).getByText(FEW)).toBeVisible();
  });

  it("know no months of a year that has not begun", async () => {
    server.use(answering(absence({ months: [], total: null })));
    renderApp("/verzuimcijfers?werkgever=w1&jaar=2099", [can.readReports]);
    expect(await screen.findByText("Dit jaar is nog niet begonnen")).toBeVisible();
  });
});
