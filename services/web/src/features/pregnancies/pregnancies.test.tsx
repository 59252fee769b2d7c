import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { renderApp } from "@/testing/render-app";
import { dossier, pregnancy } from "@/testing/samples";
import { server } from "@/testing/server";

const reading = (found: ReturnType<typeof dossier>) => http.get("*/api/trajects/dossiers/d1", () => HttpResponse.json(found));
const change = (sentence: string, more = {}) => ({ sentence, added: 0, moved: 0, cancelled: 0, leave: null, ...more });

beforeEach(() => server.use(http.get("*/api/trajects/tasks", () => HttpResponse.json({ items: [], next: null }))));

describe("a pregnancy", () => {
  it("is reported with the leave that follows shown first", async () => {
    const sent: unknown[] = [];
    const sentence = "Het verlof loopt van 05-05-2026 tot en met 24-08-2026.";
    server.use(
      reading(dossier({ allowedActions: ["report-pregnancy"] })),
      http.post("*/api/trajects/dossiers/d1/pregnancies/preview", () => HttpResponse.json(change(sentence, { added: 2 }))),
      http.post("*/api/trajects/dossiers/d1/pregnancies", async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...change(sentence), dossierId: "d1", trajectId: "p1", version: 1 }, { status: 201 });
      }),
    );
    renderApp("/dossiers/d1");
    await userEvent.click(await screen.findByRole("button", { name: "Zwangerschap melden" }));
    const panel = await screen.findByRole("dialog", { name: "Zwangerschap van A. Jansen melden" });
    await userEvent.type(within(panel).getByLabelText(/Uitgerekende datum/), "01-06-2026");
    await userEvent.click(within(panel).getByLabelText("Meerling"));
    expect(await within(panel).findByText(`${sentence} 2 taken komen erbij.`)).toBeVisible();
    await userEvent.click(within(panel).getByRole("button", { name: "Zwangerschap opslaan" }));
    expect(await screen.findByText("Zwangerschap opgeslagen")).toBeVisible();
    expect(sent).toEqual([{ dueDate: "2026-06-01", multiple: true }]);
  });

  it("shows its leave in the overview, and takes the birth", async () => {
    const sent: unknown[] = [];
    const sentence = "Het verlof loopt van 05-05-2026 tot en met 28-08-2026.";
    server.use(
      reading(dossier({ status: "leave", pregnancies: [pregnancy()], allowedActions: ["record-birth"] })),
      http.post("*/api/trajects/dossiers/d1/pregnancies/p1/birth/preview", () => HttpResponse.json(change(sentence))),
      http.post("*/api/trajects/dossiers/d1/pregnancies/p1/birth", async ({ request }) => {
        sent.push(await request.json(), request.headers.get("If-Match"));
        return HttpResponse.json({ ...change(sentence), dossierId: "d1", trajectId: "p1", version: 3 });
      }),
    );
    renderApp("/dossiers/d1");
    expect(await screen.findByText("05-05-2026 t/m 24-08-2026")).toBeVisible();
    expect(screen.getByText("Met verlof")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Bevalling melden" }));
    const panel = await screen.findByRole("dialog", { name: "Bevalling van A. Jansen melden" });
    const day = within(panel).getByLabelText(/Bevallingsdatum/);
    await userEvent.clear(day);
    await userEvent.type(day, "05-06-2026");
    expect(await within(panel).findByText(sentence)).toBeVisible();
    await userEvent.click(within(panel).getByRole("button", { name: "Bevalling opslaan" }));
    expect(await screen.findByText("Bevalling opgeslagen")).toBeVisible();
    expect(sent).toEqual([{ bornOn: "2026-06-05" }, '"2"']);
  });
});
