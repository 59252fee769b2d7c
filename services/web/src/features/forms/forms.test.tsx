import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { DOSSIER_RIGHTS, documentAnswer, documentRow, documentVersion } from "@/testing/document-samples";
import { renderApp } from "@/testing/render-app";
import { dossier, problem } from "@/testing/samples";
import { server } from "@/testing/server";

const text = (key: string, label: string) => ({ key, kind: "text", label, hint: "", isRequired: true });
const FORM = {
  key: "plan_of_action",
  title: "Plan van aanpak",
  sections: [
    { key: "goal", title: "Doel", fields: [{ ...text("goal", "Einddoel"), kind: "paragraph" }, { key: "evaluation", kind: "date", label: "Evaluatie", hint: "", isRequired: false }] },
    {
      key: "steps",
      title: "Stappen",
      fields: [{ key: "steps", kind: "rows", most: 1, label: "Stap", hint: "", isRequired: true, columns: [text("activity", "Activiteit")] }],
    },
  ],
};

beforeEach(() => {
  server.use(
    http.get("*/api/trajects/tasks", () => HttpResponse.json({ items: [], next: null })),
    http.get("*/api/messaging/dialogs/unread", () => HttpResponse.json({ count: 0 })),
    http.get("*/api/trajects/dossiers/d1", () => HttpResponse.json(dossier())),
    http.get("*/api/documents/forms/plan_of_action", () => HttpResponse.json(FORM)),
  );
});

describe("the form of a document", () => {
  const open = (fields = {}) => http.get("*/api/documents/documents/doc1", () => HttpResponse.json(documentAnswer(fields)));

  it("keeps what is typed as a draft, each on the number of the last, and makes a version of it", async () => {
    const drafts: [unknown, string | null][] = [];
    const finals: [unknown, string | null][] = [];
    server.use(
      open(),
      http.put("*/api/documents/documents/doc1/draft", async ({ request }) => {
        drafts.push([await request.json(), request.headers.get("If-Match")]);
        return HttpResponse.json({ draftVersion: drafts.length + 1, savedAt: "2026-11-23T13:02:00Z" });
      }),
      http.post("*/api/documents/documents/doc1/versions", async ({ request }) => {
        finals.push([await request.json(), request.headers.get("If-Match")]);
        if (finals.length > 1) return HttpResponse.json(documentAnswer({ versions: [documentVersion()] }), { status: 201 });
        const errors = [{ pointer: "/answers/steps/0/activity", code: "required", detail: "Dit veld is verplicht." }];
        return HttpResponse.json(problem(422, "invalid", { errors }), { status: 422 });
      }),
      http.get("*/api/documents/dossiers/d1/documents", () => HttpResponse.json({ items: [documentRow()] })),
    );
    const { router } = renderApp("/dossiers/d1/documents/doc1", DOSSIER_RIGHTS);
    await userEvent.type(await screen.findByLabelText(/Einddoel/), "Eigen werk");
    expect(await screen.findByText("Concept opgeslagen 14:02", {}, { timeout: 3_000 })).toBeVisible();
    await userEvent.type(screen.getByLabelText(/Evaluatie/), "03-02-2027");
    await userEvent.click(screen.getByRole("button", { name: "Concept opslaan" }));
    await waitFor(() => expect(drafts).toHaveLength(2));
    expect(drafts).toEqual([
      [{ answers: { goal: "Eigen werk" } }, '"1"'],
      [{ answers: { goal: "Eigen werk", evaluation: "2027-02-03" } }, '"2"'],
    ]);
    expect(screen.getByText("Definitief opslaan maakt versie 1.")).toBeVisible();

    await userEvent.click(screen.getByRole("button", { name: "Regel toevoegen: Stap" }));
    expect(screen.getByRole("button", { name: "Regel toevoegen: Stap" })).toBeDisabled();
    expect(screen.getByRole("link", { name: /Stappen.*Nog 1 verplicht veld/ })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Definitief opslaan" }));
    const row = await screen.findByRole("group", { name: "Stap 1" });
    await userEvent.click(await screen.findByRole("link", { name: "Activiteit: Dit veld is verplicht." }));
    expect(within(row).getByLabelText(/Activiteit/)).toHaveFocus();
    await userEvent.keyboard("Gesprek");
    await userEvent.click(screen.getByRole("button", { name: "Definitief opslaan" }));
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: "documents" }));
    expect(finals[1]).toEqual([{ answers: { goal: "Eigen werk", evaluation: "2027-02-03", steps: [{ activity: "Gesprek" }] } }, '"3"']);
  });

  it("says beside the field why a draft was refused, until it is right", async () => {
    const detail = "Dit is geen telefoonnummer.";
    let saves = 0;
    server.use(
      open(),
      http.put("*/api/documents/documents/doc1/draft", () => {
        saves += 1;
        if (saves > 1) return HttpResponse.json({ draftVersion: 2, savedAt: "2026-11-23T13:02:00Z" });
        return HttpResponse.json(problem(422, "invalid", { errors: [{ pointer: "/answers/goal", code: "phone-invalid", detail }] }), { status: 422 });
      }),
    );
    renderApp("/dossiers/d1/documents/doc1", DOSSIER_RIGHTS);
    const field = await screen.findByLabelText(/Einddoel/);
    await userEvent.type(field, "06");
    expect(await screen.findByRole("alert")).toHaveTextContent(`Concept niet opgeslagen. ${detail}`);
    expect(field).toHaveAccessibleDescription(detail);
    await userEvent.type(field, "12345678");
    expect(await screen.findByText("Concept opgeslagen 14:02")).toBeVisible();
    expect(field).not.toHaveAccessibleDescription(detail);
  });

  it("lets choose when somebody else saved meanwhile", async () => {
    const drafts: (string | null)[] = [];
    let reads = 0;
    server.use(
      http.get("*/api/documents/documents/doc1", () => {
        reads += 1;
        return HttpResponse.json(reads === 1 ? documentAnswer() : documentAnswer({ answers: { goal: "Ander werk" }, draftVersion: 7 }));
      }),
      http.put("*/api/documents/documents/doc1/draft", ({ request }) => {
        drafts.push(request.headers.get("If-Match"));
        if (drafts.length === 1) return HttpResponse.json(problem(412, "version-mismatch"), { status: 412 });
        return HttpResponse.json({ draftVersion: 8, savedAt: "2026-11-23T13:02:00Z" });
      }),
    );
    renderApp("/dossiers/d1/documents/doc1", DOSSIER_RIGHTS);
    await userEvent.type(await screen.findByLabelText(/Einddoel/), "Eigen werk");
    await userEvent.keyboard("{Control>}s{/Control}");
    expect(await screen.findByText("Iemand anders heeft dit document intussen gewijzigd")).toBeVisible();
    expect(await screen.findByRole("cell", { name: "Ander werk" })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Mijn invoer opslaan" }));
    await screen.findByText("Concept opgeslagen 14:02");
    expect(drafts).toEqual(['"1"', '"7"']);
  });
});
