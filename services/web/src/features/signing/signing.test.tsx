import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { afterAct, DOSSIER_RIGHTS, ceremony, documentRow, recipient } from "@/testing/document-samples";
import { renderApp } from "@/testing/render-app";
import { dossier, problem } from "@/testing/samples";
import { server } from "@/testing/server";

const dialog = {
  id: "g1", version: 1, subject: "Plan van aanpak", dossierId: "d1", ceremonyId: "c1", participants: [], messages: [],
  lastMessageAt: "2026-11-23T13:05:00Z", lastLine: "Wanneer", unreadCount: 0,
};

beforeEach(() => {
  server.use(
    http.get("*/api/trajects/tasks", () => HttpResponse.json({ items: [], next: null })),
    http.get("*/api/messaging/dialogs/unread", () => HttpResponse.json({ count: 0 })),
    http.get("*/api/trajects/dossiers/d1", () => HttpResponse.json(dossier())),
  );
});

describe("a request for signatures", () => {
  it("is sent to both parties from the documents, and shown", async () => {
    const sent: unknown[] = [];
    const employee = recipient({ kind: "employee", id: "e1", name: "A. Jansen", role: "Werknemer", side: "employee", hasAccount: false, hasMobile: false });
    server.use(
      http.get("*/api/documents/dossiers/d1/documents", () => HttpResponse.json({ items: [documentRow()] })),
      http.get("*/api/messaging/recipients", () => HttpResponse.json({ items: [recipient(), recipient({ id: "u3", name: "P. Zonder", hasMobile: false }), employee] })),
      http.get("*/api/documents/ceremonies/c1", () => HttpResponse.json(ceremony())),
      http.post("*/api/documents/documents/doc1/versions/1/ceremonies", async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(ceremony(), { status: 201 });
      }),
    );
    renderApp("/dossiers/d1?tab=documents", DOSSIER_RIGHTS);
    await userEvent.click(await screen.findByRole("link", { name: "Ondertekening via sms" }));
    const panel = await screen.findByRole("dialog", { name: "Ondertekening via sms" });
    expect(await within(panel).findByRole("radio", { name: "Lotte de Boer" })).toBeChecked();
    expect(within(panel).getByRole("radio", { name: "P. Zonder" })).toBeDisabled();
    expect(within(panel).getByText(/nog geen account; krijgt een uitnodiging/)).toBeVisible();
    await userEvent.click(within(panel).getByRole("button", { name: "Verstuur verzoek" }));
    expect(await within(panel).findByText("Wacht op handtekeningen")).toBeVisible();
    expect(within(panel).getByRole("link", { name: "Naar de dialoog" })).toHaveAttribute("href", "/berichten?ondertekening=c1");
    expect(sent).toEqual([{ signers: [{ kind: "user", id: "u2", role: "employer" }, { kind: "employee", id: "e1", role: "employee" }] }]);
  });

  it("is found in its dialog, read, agreed to and signed with the code", async () => {
    let now = ceremony();
    const sent: unknown[] = [];
    vi.spyOn(window, "open").mockReturnValue({ location: { replace: vi.fn() }, close: vi.fn() } as unknown as Window);
    URL.createObjectURL = () => "blob:plan";
    server.use(
      http.get("*/api/messaging/dialogs", () => HttpResponse.json({ items: [dialog], next: null })),
      http.get("*/api/messaging/dialogs/g1", () => HttpResponse.json(dialog)),
      http.get("*/api/documents/ceremonies/c1", () => HttpResponse.json(now)),
      http.get("*/api/documents/ceremonies/c1/file", () => {
        now = afterAct("viewed");
        return HttpResponse.arrayBuffer(new ArrayBuffer(4));
      }),
      http.post("*/api/documents/ceremonies/c1/code", () => {
        now = afterAct("code_sent", { me: { phoneEnding: "78", resendAt: new Date(Date.now() + 30_000).toISOString(), codeUntil: "2026-11-23T13:10:00Z" } });
        return HttpResponse.json(now);
      }),
      http.post("*/api/documents/ceremonies/c1/signature", async ({ request }) => {
        const body = (await request.json()) as { code: string };
        sent.push(body);
        if (body.code === "wrong") return HttpResponse.json(problem(422, "code-wrong"), { status: 422 });
        now = afterAct("signed");
        return HttpResponse.json(now);
      }),
    );
    const { router } = renderApp("/berichten?ondertekening=c1", DOSSIER_RIGHTS);
    await userEvent.click(await screen.findByRole("button", { name: "Document lezen" }));
    expect(router.state.location.pathname).toBe("/berichten/g1");
    expect(await screen.findByText("Gelezen")).toBeVisible();
    expect(screen.getByRole("button", { name: "Verstuur sms" })).toBeDisabled();
    await userEvent.click(screen.getByRole("checkbox", { name: /ga akkoord/ }));
    await userEvent.click(screen.getByRole("button", { name: "Verstuur sms" }));
    expect(await screen.findByText(/Opnieuw versturen kan over \d+ s/)).toBeVisible();
    const code = screen.getByRole("textbox", { name: "Code uit de sms" });
    await userEvent.type(code, "wrong{Enter}");
    expect(await screen.findByText(/De code klopt niet/)).toBeVisible();
    await userEvent.type(code, "abcd2345");
    await userEvent.click(screen.getByRole("button", { name: "Ondertekenen" }));
    expect(await screen.findByText("U heeft Plan van aanpak ondertekend.")).toBeVisible();
    expect(sent[1]).toEqual({ code: "abcd2345", consentVersion: "2026-11", isConsenting: true });
    expect(screen.queryByRole("button", { name: "Ondertekenen" })).not.toBeInTheDocument();
  });
});
