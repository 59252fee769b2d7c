import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { can } from "@/lib/permissions";
import { renderApp } from "@/testing/render-app";
import { server } from "@/testing/server";

const line = (fields = {}) => ({
  id: "l1", at: "2026-11-24T09:01:00Z", sentence: "Fatima Amrani bekeek het dossier.", actor: "Fatima Amrani",
  groups: ["Casemanager Arbo"], action: "R", isRefused: false, reason: "", ...fields,
});

beforeEach(() => {
  server.use(
    http.get("*/api/trajects/tasks", () => HttpResponse.json({ items: [], next: null })),
    http.get("*/api/audit/persons", ({ request }) =>
      HttpResponse.json({ items: new URL(request.url).searchParams.get("name") === "Ber" ? [{ id: "e1", name: "J. van den Berg", employerName: "De Korenaar" }] : [], next: null }),
    ),
    http.get("*/api/audit/persons/e1/lines", () =>
      HttpResponse.json({ personName: "J. van den Berg", items: [line(), line({ id: "l2", isRefused: true, sentence: "Geweigerd: Iemand las een gesprek." })], next: null }),
    ),
  );
});

describe("the access log", () => {
  it("is found by a name that does not go into the address", async () => {
    const { router } = renderApp("/toegangslog", [can.readAccessLog]);
    await userEvent.type(await screen.findByLabelText("Achternaam"), "B");
    await userEvent.click(screen.getByRole("button", { name: "Zoeken" }));
    expect(screen.getByText("Geef ten minste 2 letters.")).toBeVisible();
    await userEvent.type(screen.getByLabelText("Achternaam"), "er{Enter}");
    const found = await screen.findByRole("link", { name: "J. van den Berg" });
    expect(router.state.location.href).toBe("/toegangslog");
    await userEvent.click(found);
    expect(await screen.findByRole("heading", { name: "Wie zag het dossier van J. van den Berg" })).toBeVisible();
    expect(router.state.location.href).toBe("/toegangslog/e1");
  });

  it("tells in sentences who saw a dossier, and what was refused", async () => {
    renderApp("/toegangslog/e1", [can.readAccessLog]);
    const table = await screen.findByRole("table", { name: "Toegangslog" });
    expect(within(table).getByText("Fatima Amrani bekeek het dossier.")).toBeVisible();
    expect(within(table).getAllByText("24-11-2026, 10:01")).toHaveLength(2);
    expect(within(table).getByText("Geweigerd: Iemand las een gesprek.")).toBeVisible();
  });

  it("stands in the menu of who may read it alone", async () => {
    renderApp("/toegangslog", [can.readAccessLog]);
    expect(await screen.findByRole("link", { name: "Toegangslog" })).toBeVisible();
  });
});
