import { render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { afterAct, ceremony } from "@/testing/document-samples";
import { problem, session } from "@/testing/samples";
import { server } from "@/testing/server";
import { App } from "./App";
import { takeInvitation } from "./lib/route";
import { startTexts } from "./lib/texts";

const employee = { ...session, user: { ...session.user, displayName: "Anna Jansen" }, groups: [{ key: "portal_user", name: "Werknemer", side: "portal", needsScopes: false }] };
const refusal = (status: number, code: string, more = {}) => HttpResponse.json(problem(status, code, more), { status });
const nobody = [
  http.get("*/api/identity/session", () => refusal(401, "not-signed-in")),
  http.get("*/api/identity/portal/registration", () => refusal(401, "login-expired")),
];
const inside = http.get("*/api/identity/session", () => HttpResponse.json(employee));
const inbox = (waiting: unknown[], dialogs: unknown[]) => [
  http.get("*/api/documents/signatures/mine", () => HttpResponse.json({ items: waiting })),
  http.get("*/api/messaging/dialogs", () => HttpResponse.json({ items: dialogs })),
];
const registration = (step: string, more = {}) => ({ step, termsVersion: "2026-11", phone: null, names: null, resendAt: null, ...more });
const dialogRow = {
  id: "g1", subject: "Plan van aanpak", ceremonyId: "c1", participants: [{ kind: "user", id: "u1", name: "Noor van den Berg" }],
  lastMessageAt: "2026-11-23T13:05:00Z", lastLine: "Wilt u tekenen?", unreadCount: 2,
};

const mine = (state: "invited" | "viewed" | "code_sent" | "signed", fields = {}) => {
  const found = state === "invited" ? ceremony() : afterAct(state, fields);
  return { ...found, ...fields, signers: found.signers.map((each) => (each.isMe ? { ...each, name: "Anna Jansen" } : each)) };
};

async function open(path: string, invitation: string | null = null) {
  window.history.replaceState(null, "", path);
  await startTexts("nl");
  return render(<App invitation={invitation} />);
}

beforeEach(() => localStorage.clear());

it("takes the invitation out of the address before anything is shown", () => {
  window.history.replaceState(null, "", "/portal/#invitation=abc-DEF_123");
  expect(takeInvitation()).toBe("abc-DEF_123");
  expect(window.location.href).not.toContain("abc");
});

describe("the registration", () => {
  it("goes from the invitation to the inbox in five steps", async () => {
    const sent: Record<string, unknown> = {};
    const step = (path: string, next: object) =>
      http.post(`*/api/identity/portal/${path}`, async ({ request }) => {
        sent[path] = await request.json();
        return HttpResponse.json(next);
      });
    server.use(
      step("invitations/redemption", registration("terms")),
      step("registration/terms", registration("password")),
      step("registration/password", registration("phone")),
      step("registration/phone", registration("code", { phone: { ending: "78", isFromFile: false } })),
      step("registration/code", registration("names", { names: { initials: "A.", firstName: "", lastName: "Jansen" } })),
      step("registration/names", employee),
      ...inbox([], []),
    );
    await open("/portal/", "token");
    const next = () => userEvent.click(screen.getByRole("button", { name: "Verder" }));
    await userEvent.type(await screen.findByLabelText("E-mailadres"), "anna@example.nl");
    await next();
    await userEvent.click(await screen.findByRole("checkbox", { name: /ga ermee akkoord/ }));
    expect(screen.getByText("Stap 2 van 5")).toBeVisible();
    await next();
    await userEvent.type(await screen.findByLabelText("Wachtwoord"), "een-lijster-fluit");
    await next();
    await userEvent.type(await screen.findByLabelText("Mobiel nummer"), "06 12345678");
    await userEvent.click(screen.getByRole("button", { name: "Verstuur sms" }));
    await userEvent.type(await screen.findByLabelText("Code uit de sms"), "abc234");
    await userEvent.click(screen.getByRole("button", { name: "Bevestigen" }));
    await userEvent.type(await screen.findByLabelText("Voornaam"), "Anna");
    await userEvent.click(screen.getByRole("button", { name: "Account maken" }));
    expect(await screen.findByText("Er staat niets voor u klaar.")).toBeVisible();
    expect(sent).toEqual({
      "invitations/redemption": { token: "token", email: "anna@example.nl" },
      "registration/terms": { version: "2026-11", isAccepted: true },
      "registration/password": { password: "een-lijster-fluit" },
      "registration/phone": { phone: "06 12345678" },
      "registration/code": { code: "abc234" },
      "registration/names": { initials: "A.", firstName: "Anna", lastName: "Jansen" },
    });
  });

  it("goes on after a reload where it was, and never asks for a number that the file holds", async () => {
    server.use(
      http.get("*/api/identity/session", () => refusal(401, "not-signed-in")),
      http.get("*/api/identity/portal/registration", () => HttpResponse.json(registration("phone", { phone: { ending: "12", isFromFile: true } }))),
    );
    await open("/portal/");
    expect(await screen.findByText(/Het eindigt op 12/)).toBeVisible();
    expect(screen.queryByLabelText("Mobiel nummer")).not.toBeInTheDocument();
  });

  it("says the same of every invitation that does not work", async () => {
    server.use(http.post("*/api/identity/portal/invitations/redemption", () => refusal(404, "link-invalid")));
    await open("/portal/", "token");
    await userEvent.type(await screen.findByLabelText("E-mailadres"), "x@example.nl{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("Deze uitnodiging werkt niet.");
  });
});

describe("the sign-in", () => {
  it("takes a password, then a code", async () => {
    server.use(
      ...nobody,
      http.post("*/api/identity/portal/sign-in", () => HttpResponse.json({ step: "code", phone: { ending: "78" }, resendAt: new Date(Date.now() + 30_000).toISOString() })),
      http.post("*/api/identity/portal/sign-in/code", () => HttpResponse.json(employee)),
      ...inbox([], [dialogRow]),
    );
    await open("/portal/");
    await userEvent.type(await screen.findByLabelText("E-mailadres"), "anna@example.nl");
    await userEvent.type(screen.getByLabelText("Wachtwoord"), "een-lijster-fluit{Enter}");
    expect(await screen.findByText(/nummer dat eindigt op 78/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Verstuur een nieuwe sms" })).toBeDisabled();
    await userEvent.type(screen.getByLabelText("Code uit de sms"), "abc234{Enter}");
    expect(await screen.findByRole("heading", { name: "Welkom, Anna Jansen" })).toBeVisible();
    expect(screen.getByText("2 nieuw")).toBeVisible();
  });

  it("is asked for again as soon as any answer says that the session is over", async () => {
    server.use(inside, http.get("*/api/messaging/dialogs", () => refusal(401, "not-signed-in")), http.get("*/api/documents/signatures/mine", () => HttpResponse.json({ items: [] })));
    await open("/portal/");
    expect(await screen.findByText(/Log opnieuw in/)).toBeVisible();
  });
});

describe("a dialog", () => {
  it("is read and answered", async () => {
    const sent: unknown[] = [];
    const dialog = { ...dialogRow, unreadCount: 0, messages: [{ id: "m1", at: "2026-11-23T13:00:00Z", from: dialogRow.participants[0], text: "Wilt u tekenen?", isMine: false }] };
    server.use(
      inside,
      http.get("*/api/messaging/dialogs/g1", () => HttpResponse.json(dialog)),
      http.post("*/api/messaging/dialogs/g1/messages", async ({ request }) => {
        sent.push(await request.json(), request.headers.get("Idempotency-Key")?.length, request.headers.get("X-CSRF-Token"));
        return HttpResponse.json({}, { status: 201 });
      }),
    );
    await open("/portal/berichten/g1");
    await userEvent.type(await screen.findByLabelText("Uw antwoord"), "Ja, morgen.");
    await userEvent.click(screen.getByRole("button", { name: "Versturen" }));
    await waitFor(() => expect(screen.getByLabelText("Uw antwoord")).toHaveValue(""));
    expect(sent).toEqual([{ text: "Ja, morgen." }, 36, "token"]);
  });
});

describe("signing", () => {
  const answers = (start: ReturnType<typeof mine>) => {
    const now = { ceremony: start };
    vi.spyOn(window, "open").mockReturnValue({ location: { replace: vi.fn() }, close: vi.fn() } as unknown as Window);
    URL.createObjectURL = () => "blob:plan";
    server.use(
      inside,
      ...inbox([{ id: "c1", title: "Plan van aanpak", requestedBy: "Noor van den Berg", expiresAt: "2026-12-07T13:05:00Z", state: "open", dossierId: "d1" }], [dialogRow]),
      http.get("*/api/documents/ceremonies/c1", () => HttpResponse.json(now.ceremony)),
      http.get("*/api/documents/ceremonies/c1/file", () => {
        now.ceremony = mine("viewed");
        return HttpResponse.arrayBuffer(new ArrayBuffer(4));
      }),
    );
    return now;
  };

  it("goes from the inbox over the document, the consent and the code to the signature", async () => {
    const now = answers(mine("invited"));
    const sent: unknown[] = [];
    server.use(
      http.post("*/api/documents/ceremonies/c1/code", () => {
        now.ceremony = mine("code_sent", { me: { phoneEnding: "78", resendAt: null, codeUntil: "2026-11-23T13:10:00Z" } });
        return HttpResponse.json(now.ceremony);
      }),
      http.post("*/api/documents/ceremonies/c1/signature", async ({ request }) => {
        sent.push(await request.json());
        now.ceremony = mine("signed", { state: "sealed", allowedActions: ["view", "download"] });
        return HttpResponse.json(now.ceremony);
      }),
    );
    await open("/portal/");
    await userEvent.click(await screen.findByRole("link", { name: /^Lezen en ondertekenen/ }));
    expect(await screen.findByText("9f86d081")).toBeVisible();
    expect(window.location.pathname).toBe("/portal/ondertekenen/c1");
    expect(screen.getByRole("button", { name: "Verstuur sms" })).toBeDisabled();
    await userEvent.click(screen.getByRole("button", { name: "Document lezen" }));
    expect(await screen.findByText(/U heeft het document geopend/)).toBeVisible();
    await userEvent.click(screen.getByRole("checkbox", { name: /ga akkoord/ }));
    await userEvent.click(screen.getByRole("button", { name: "Verstuur sms" }));
    await userEvent.type(await screen.findByLabelText("Code uit de sms"), "abcd2345");
    await userEvent.click(screen.getByRole("button", { name: "Ondertekenen" }));
    expect(await screen.findByRole("heading", { name: "U heeft ondertekend" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Ondertekend document downloaden" })).toBeVisible();
    expect(sent).toEqual([{ code: "abcd2345", consentVersion: "2026-11", isConsenting: true }]);
  });

  it("can be declined with a reason", async () => {
    const now = answers(mine("viewed"));
    const sent: unknown[] = [];
    server.use(
      http.post("*/api/documents/ceremonies/c1/refusal", async ({ request }) => {
        sent.push(await request.json());
        now.ceremony = { ...mine("viewed"), state: "declined", allowedActions: [] };
        return HttpResponse.json(now.ceremony);
      }),
    );
    await open("/portal/ondertekenen/c1");
    await userEvent.click(await screen.findByRole("button", { name: "Weigeren" }));
    await userEvent.type(screen.getByLabelText("Reden"), "De datum klopt niet.");
    await userEvent.click(screen.getByRole("button", { name: "Weigeren" }));
    expect(await screen.findByText(/Dit verzoek is gestopt/)).toBeVisible();
    expect(sent).toEqual([{ reason: "De datum klopt niet." }]);
  });
});

it("tells who saw one's own dossier, page by page", async () => {
  const line = (id: string, sentence: string) => ({ id, at: "2026-11-24T09:01:00Z", sentence, actor: "", groups: ["Casemanager Arbo"], action: "R", isRefused: false, reason: "" });
  server.use(
    inside,
    ...inbox([], []),
    http.get("*/api/audit/my-lines", ({ request }) =>
      HttpResponse.json(
        new URL(request.url).searchParams.get("cursor") === "older"
          ? { items: [line("l2", "Bas Bakker opende een document.")], next: null }
          : { items: [line("l1", "Fatima Amrani bekeek het dossier.")], next: "older" },
      ),
    ),
  );
  await open("/portal/");
  await userEvent.click(await screen.findByRole("link", { name: "Wie zag mijn dossier?" }));
  expect(window.location.pathname).toBe("/portal/inzage");
  expect(await screen.findByText("Fatima Amrani bekeek het dossier.")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Oudere regels" }));
  expect(await screen.findByText("Bas Bakker opende een document.")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Oudere regels" })).not.toBeInTheDocument();
});
