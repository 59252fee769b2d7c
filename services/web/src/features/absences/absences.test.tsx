import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { addDays, formatDay, today } from "@/lib/dates";
import { renderApp } from "@/testing/render-app";
import { dossier, problem, traject } from "@/testing/samples";
import { server } from "@/testing/server";

const TRAJECT = "*/api/trajects/dossiers/d1/trajects/t1";
const sick = dossier({ status: "sick", percentage: 100, dayOfAbsence: 21, trajects: [traject()], allowedActions: ["recover", "report-pregnancy"] });

const reading = (found: ReturnType<typeof dossier>) => http.get("*/api/trajects/dossiers/d1", () => HttpResponse.json(found));
const change = (sentence: string, more = {}) => ({ sentence, added: 0, moved: 0, cancelled: 0, leave: null, ...more });

beforeEach(() => server.use(http.get("*/api/trajects/tasks", () => HttpResponse.json({ items: [], next: null }))));

describe("the sick-report panel", () => {
  const choices = http.get("*/api/organisation/choices", () =>
    HttpResponse.json({ uwvBranches: [], sectors: [], classifications: [{ key: "SICK", name: "Ziek" }] }),
  );
  const protocol = { key: "standard", title: "Standaard verzuim" };

  it("takes a typed day as day before month, says what saving does, and confirms in words", async () => {
    const sent: unknown[] = [];
    server.use(
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
      choices,
      http.get("*/api/trajects/dossiers/d1", () => HttpResponse.json(dossier())),
      http.post("*/api/trajects/dossiers/d1/sick-reports/preview", async ({ request }) => {
        const body = (await request.json()) as { firstSickDay: string; confirmedEarly?: boolean };
        if (body.firstSickDay >= addDays(today(), -28) || body.confirmedEarly) return HttpResponse.json({ protocol, taskCount: 1, firstDue: null });
        return HttpResponse.json(problem(422, "invalid", { errors: [{ pointer: "/firstSickDay", code: "first-sick-day-needs-confirmation", detail }] }), { status: 422 });
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

describe("reporting recovery", () => {
  it("says what ends before it is saved, sends the version that was seen, and confirms in words", async () => {
    const sent: unknown[] = [];
    const sentence = "Hersteld per 23-02-2026. Het traject eindigt na 21 ziektedagen en open taken vervallen.";
    server.use(
      reading(sick),
      http.post(`${TRAJECT}/percentages/preview`, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(change(sentence, { cancelled: 13 }));
      }),
      http.post(`${TRAJECT}/recovery`, async ({ request }) => {
        sent.push(await request.json(), request.headers.get("If-Match"));
        return HttpResponse.json({ ...change(sentence, { cancelled: 13 }), dossierId: "d1", trajectId: "t1", version: 4 });
      }),
    );
    const { router } = renderApp("/dossiers/d1");
    await userEvent.click(await screen.findByRole("button", { name: "Herstel melden" }));
    const panel = await screen.findByRole("dialog", { name: "A. Jansen hersteld melden" });
    const day = within(panel).getByLabelText(/Eerste dag niet ziek/);
    await userEvent.clear(day);
    await userEvent.type(day, "23-02-2026");
    expect(await within(panel).findByText(/13 taken uit takenlijsten vervallen/)).toBeVisible();
    await userEvent.click(within(panel).getByRole("button", { name: "Herstel opslaan" }));
    expect(await screen.findByText("Hersteld per 23-02-2026")).toBeVisible();
    expect(sent.slice(-3)).toEqual([{ from: "2026-02-23", percentage: 0 }, { from: "2026-02-23" }, '"3"']);
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it("takes a lower or higher percentage from a day on, and shows beside the field why it can't be", async () => {
    const detail = "Deze dag ligt voor de laatste wijziging, op 16-02-2026.";
    const refused = () => HttpResponse.json(problem(422, "invalid", { errors: [{ pointer: "/from", code: "day-before-last-change", detail }] }), { status: 422 });
    const sent: unknown[] = [];
    server.use(
      reading(sick),
      http.post(`${TRAJECT}/percentages/preview`, () => HttpResponse.json(change("Vanaf 09-02-2026 50 % ziek."))),
      http.post(`${TRAJECT}/percentages`, async ({ request }) => {
        sent.push(await request.json());
        return refused();
      }),
    );
    renderApp("/dossiers/d1?paneel=deelherstel");
    const panel = await screen.findByRole("dialog", { name: "Verzuimpercentage van A. Jansen wijzigen" });
    await userEvent.click(within(panel).getByRole("button", { name: "Verzuimpercentage wijzigen" }));
    expect(within(panel).getByText("Vul een percentage van 1 tot en met 100 in.")).toBeVisible();
    await userEvent.type(within(panel).getByLabelText(/Percentage ziek/), "50");
    const day = within(panel).getByLabelText(/Vanaf/);
    await userEvent.clear(day);
    await userEvent.type(day, "09-02-2026");
    expect(await within(panel).findByText("Vanaf 09-02-2026 50 % ziek.")).toBeVisible();
    await userEvent.click(within(panel).getByRole("button", { name: "Verzuimpercentage wijzigen" }));
    expect((await within(panel).findAllByText(detail)).length).toBeGreaterThan(0);
    expect(sent).toEqual([{ from: "2026-02-09", percentage: 50 }]);
  });

  it("offers nothing that the server does not allow", async () => {
    server.use(reading({ ...sick, allowedActions: [] }));
    renderApp("/dossiers/d1?paneel=herstel");
    expect(await screen.findByText(/Er loopt geen ziekmelding in dit dossier/)).toBeVisible();
    for (const name of ["Herstel melden", "Gedeeltelijk herstel", "Zwangerschap melden", "Bevalling melden", "Ziek melden"]) {
      expect(screen.queryByRole("button", { name })).not.toBeInTheDocument();
    }
  });
});

describe("after a recovery", () => {
  const recovered = dossier({
    status: "recovered",
    trajects: [
      traject({
        end: "2026-02-22", endReason: "recovered", relapseUntil: "2026-03-22",
        percentages: [{ from: "2026-02-02", percent: 100 }, { from: "2026-02-09", percent: 50 }, { from: "2026-02-23", percent: 0 }],
        spells: [{ firstSickDay: "2026-02-02", to: "2026-02-22", endReason: "recovered", days: 21 }],
      }),
    ],
  });

  it("keeps the case in sight, with its periods, its steps and until when a relapse goes on with it", async () => {
    server.use(reading(recovered));
    renderApp("/dossiers/d1");
    expect(await screen.findByText("Bij een nieuwe ziekmelding tot en met 22-03-2026 loopt dit traject door.")).toBeVisible();
    expect(screen.getAllByText("02-02-2026 t/m 22-02-2026").length).toBe(2);
    expect(screen.getByText("21 dagen · hersteld")).toBeVisible();
    expect(screen.getByText("50 % vanaf 09-02-2026")).toBeInTheDocument();
    expect(screen.getByText("0 % vanaf 23-02-2026")).toBeInTheDocument();
  });

  it("says before a new report is saved that it is a relapse", async () => {
    const sentence = "Dit is een terugval: het traject met eerste ziektedag 02-02-2026 loopt door.";
    server.use(
      reading(recovered),
      http.get("*/api/organisation/choices", () => HttpResponse.json({ uwvBranches: [], sectors: [], classifications: [{ key: "SICK", name: "Ziek" }] })),
      http.post("*/api/trajects/dossiers/d1/sick-reports/preview", () =>
        HttpResponse.json({ protocol: { key: "absence_standard", title: "Standaard verzuim" }, taskCount: 43, firstDue: null, continuesSince: "2026-02-02", sentence }),
      ),
    );
    renderApp("/dossiers/d1?paneel=ziek");
    expect(await screen.findByText(sentence)).toBeVisible();
    expect(screen.queryByText(/Start traject/)).not.toBeInTheDocument();
  });
});
