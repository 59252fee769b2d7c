import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it } from "vitest";
import { addDays, formatDay, today } from "@/lib/dates";
import { dossier, problem, taskRow } from "@/testing/samples";
import { renderApp } from "@/testing/render-app";
import { server } from "@/testing/server";

const tasks = (...rows: ReturnType<typeof taskRow>[]) =>
  http.get("*/api/trajects/tasks", () => HttpResponse.json({ items: rows, next: null }));

const refusal = (status: number, code: string, more = {}) => HttpResponse.json(problem(status, code, more), { status });

describe("the task list", () => {
  it("shows state as a word, keeps filter and order in the address, and leads to the task", async () => {
    const later = taskRow({ key: "plan", title: "Plan van aanpak", state: "planned", to: addDays(today(), 60), employeeName: "B. Visser" });
    server.use(tasks(taskRow(), later));
    const { router } = renderApp("/taken");
    const table = await screen.findByRole("table", { name: "Taken" });
    expect(within(table).getByRole("link", { name: "Probleemanalyse" })).toHaveAttribute("href", expect.stringContaining("/dossiers/d1?tab=taken"));
    expect(within(table).getByText("16-03-2026")).toBeVisible();
    await userEvent.click(within(table).getByRole("button", { name: "Werknemer" }));
    expect(router.state.location.search).toEqual({ sorteer: "werknemer" });
    await userEvent.click(screen.getByRole("radio", { name: "Later" }));
    await waitFor(() => expect(screen.queryByText("Probleemanalyse")).not.toBeInTheDocument());
    expect(router.state.location.search).toEqual({ sorteer: "werknemer", toon: "later" });
    expect(screen.getByText("Gepland")).toBeVisible();
  });

  it("says when there is nothing to do, and when it may not be seen", async () => {
    server.use(tasks());
    const { unmount } = renderApp("/taken");
    expect(await screen.findByText("Geen openstaande taken")).toBeVisible();
    unmount();
    server.use(http.get("*/api/trajects/tasks", () => refusal(403, "no-permission")));
    renderApp("/taken");
    expect(await screen.findByText("U heeft hiervoor geen rechten")).toBeVisible();
  });
});

it("leads to the sign-in page at the first answer that says the session is over", async () => {
  server.use(tasks(taskRow()));
  const { router } = renderApp("/taken");
  await screen.findByText("Probleemanalyse");
  server.use(
    http.get("*/api/trajects/dossiers/d1", () => refusal(401, "not-signed-in")),
    http.get("*/api/identity/session", () => refusal(401, "not-signed-in")),
  );
  await userEvent.click(screen.getByRole("link", { name: "Probleemanalyse" }));
  expect(await screen.findByText(/Uw sessie is beëindigd/)).toBeVisible();
  expect(router.state.location.pathname).toBe("/inloggen");
  expect(screen.queryByText("A. Jansen")).not.toBeInTheDocument();
});

describe("the sick-report panel", () => {
  const choices = http.get("*/api/organisation/choices", () =>
    HttpResponse.json({ uwvBranches: [], sectors: [], classifications: [{ key: "SICK", name: "Ziek" }] }),
  );
  const protocol = { key: "standard", title: "Standaard verzuim" };

  it("takes a typed day as day before month, says what saving does, and confirms in words", async () => {
    const sent: unknown[] = [];
    server.use(
      tasks(),
      choices,
      http.get("*/api/trajects/dossiers/d1", () => HttpResponse.json(dossier())),
      http.post("*/api/trajects/dossiers/d1/sick-reports/preview", () =>
        HttpResponse.json({ protocol, taskCount: 26, firstDue: { title: "Eerste contact", to: "2026-02-09" } }),
      ),
      http.post("*/api/trajects/dossiers/d1/sick-reports", async ({ request }) => {
        sent.push(await request.json(), request.headers.get("Idempotency-Key")?.length);
        return HttpResponse.json({ dossierId: "d1", trajectId: "t1", protocol, taskCount: 26, nearTaskCount: 4 }, { status: 201 });
      }),
    );
    renderApp("/dossiers/d1?paneel=ziek");
    const panel = await screen.findByRole("dialog", { name: "A. Jansen ziek melden" });
    const day = within(panel).getByLabelText(/Eerste ziektedag/);
    await userEvent.clear(day);
    await userEvent.type(day, "03-02-2026");
    expect(await within(panel).findByText("dinsdag 3 februari 2026")).toBeVisible();
    expect(await within(panel).findByText(/Start traject Standaard verzuim met 26 taken/)).toBeVisible();
    await userEvent.click(within(panel).getByRole("button", { name: "Ziekmelding opslaan" }));
    expect(await screen.findByText("Ziek per 03-02-2026. Er staan 26 taken in het dossier.")).toBeVisible();
    expect(sent).toEqual([{ firstSickDay: "2026-02-03", percentage: 100, classification: "SICK", employmentId: "b1" }, 36]);
  });

  it("asks to confirm a day long ago, only when the server asks", async () => {
    const detail = "De eerste ziektedag ligt meer dan 28 dagen terug.";
    server.use(
      tasks(),
      choices,
      http.get("*/api/trajects/dossiers/d1", () => HttpResponse.json(dossier())),
      http.post("*/api/trajects/dossiers/d1/sick-reports/preview", async ({ request }) => {
        const body = (await request.json()) as { firstSickDay: string; confirmedEarly?: boolean };
        if (body.firstSickDay >= addDays(today(), -28) || body.confirmedEarly) return HttpResponse.json({ protocol, taskCount: 1, firstDue: null });
        return refusal(422, "invalid", { errors: [{ pointer: "/firstSickDay", code: "first-sick-day-needs-confirmation", detail }] });
      }),
    );
    renderApp("/dossiers/d1?paneel=ziek");
    const panel = await screen.findByRole("dialog");
    await within(panel).findByText(/Start traject/);
    expect(within(panel).queryByRole("checkbox")).not.toBeInTheDocument();
    const day = within(panel).getByLabelText(/Eerste ziektedag/);
    await userEvent.clear(day);
    await userEvent.type(day, formatDay(addDays(today(), -40)));
    expect(await within(panel).findByText(detail)).toBeVisible();
    const save = within(panel).getByRole("button", { name: "Ziekmelding opslaan" });
    expect(save).toBeDisabled();
    await userEvent.click(within(panel).getByRole("checkbox"));
    expect(save).toBeEnabled();
  });
});
