import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { DOSSIER_RIGHTS, recipient } from "@/testing/document-samples";
import { renderApp } from "@/testing/render-app";
import { server } from "@/testing/server";

const JANSEN = { kind: "employee", id: "e1", name: "A. Jansen" };
const row = { id: "g1", subject: "Plan van aanpak", dossierId: "d1", ceremonyId: null, participants: [JANSEN], lastMessageAt: "2026-11-23T13:05:00Z", lastLine: "Wanneer", unreadCount: 1 };
const dialog = {
  ...row, version: 1,
  messages: [
    { id: "m1", at: "2026-11-23T13:00:00Z", from: null, text: "De dialoog is begonnen.", isMine: false },
    { id: "m2", at: "2026-11-23T13:05:00Z", from: JANSEN, text: "Wanneer kan ik bellen?", isMine: false },
  ],
};

beforeEach(() => {
  server.use(
    http.get("*/api/trajects/tasks", () => HttpResponse.json({ items: [], next: null })),
    http.get("*/api/messaging/dialogs/unread", () => HttpResponse.json({ count: 3 })),
    http.get("*/api/messaging/dialogs", () => HttpResponse.json({ items: [row], next: null })),
  );
});

describe("the messages", () => {
  it("are listed with what is new, read when opened, and answered with Ctrl+Enter", async () => {
    const sent: unknown[] = [];
    const read = vi.fn();
    server.use(
      http.get("*/api/messaging/dialogs/g1", () => HttpResponse.json(dialog)),
      http.post("*/api/messaging/dialogs/g1/read", () => {
        read();
        return new HttpResponse(null, { status: 204 });
      }),
      http.post("*/api/messaging/dialogs/g1/messages", async ({ request }) => {
        sent.push(await request.json(), request.headers.get("Idempotency-Key")?.length);
        return HttpResponse.json({}, { status: 201 });
      }),
    );
    renderApp("/berichten", DOSSIER_RIGHTS);
    expect(await screen.findByRole("link", { name: "Berichten 3" })).toBeVisible();
    const list = await screen.findByRole("list", { name: "Dialogen" });
    expect(within(list).getByText("1 nieuw")).toBeVisible();
    await userEvent.click(within(list).getByRole("link", { name: /Plan van aanpak/ }));
    expect(await screen.findByText("Wanneer kan ik bellen?")).toBeVisible();
    await waitFor(() => expect(read).toHaveBeenCalledOnce());
    await userEvent.type(screen.getByRole("textbox", { name: "Uw antwoord" }), "Morgen om 10 uur.{Control>}{Enter}{/Control}");
    await waitFor(() => expect(screen.getByRole("textbox", { name: "Uw antwoord" })).toHaveValue(""));
    expect(sent).toEqual([{ text: "Morgen om 10 uur." }, 36]);
  });

  it("begin from a dossier, with who may read along", async () => {
    const sent: unknown[] = [];
    server.use(
      http.get("*/api/messaging/recipients", () => HttpResponse.json({ items: [recipient(), recipient({ id: "u1", name: "Noor van den Berg" })] })),
      http.get("*/api/messaging/dialogs/g2", () => HttpResponse.json({ ...dialog, id: "g2", unreadCount: 0 })),
      http.post("*/api/messaging/dialogs", async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...dialog, id: "g2" }, { status: 201 });
      }),
    );
    const { router } = renderApp("/berichten?paneel=nieuw&dossier=d1", DOSSIER_RIGHTS);
    const panel = await screen.findByRole("dialog", { name: "Nieuwe dialoog" });
    await userEvent.click(await within(panel).findByRole("checkbox", { name: "Lotte de Boer" }));
    expect(within(panel).queryByRole("checkbox", { name: "Noor van den Berg" })).not.toBeInTheDocument();
    await userEvent.type(within(panel).getByRole("textbox", { name: /Onderwerp/ }), "Rooster");
    await userEvent.type(within(panel).getByRole("textbox", { name: /Bericht/ }), "Graag overleg.");
    await userEvent.click(within(panel).getByRole("button", { name: "Versturen" }));
    await waitFor(() => expect(router.state.location.href).toBe("/berichten/g2"));
    expect(sent).toEqual([{ subject: "Rooster", dossierId: "d1", text: "Graag overleg.", participants: [{ kind: "user", id: "u2" }] }]);
  });
});
