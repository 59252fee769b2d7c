import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { DOSSIER_RIGHTS, documentRow, documentVersion } from "@/testing/document-samples";
import { renderApp } from "@/testing/render-app";
import { dossier } from "@/testing/samples";
import { server } from "@/testing/server";

beforeEach(() => {
  server.use(
    http.get("*/api/trajects/tasks", () => HttpResponse.json({ items: [], next: null })),
    http.get("*/api/messaging/dialogs/unread", () => HttpResponse.json({ count: 0 })),
    http.get("*/api/trajects/dossiers/d1", () => HttpResponse.json(dossier())),
  );
});

describe("the case documents", () => {
  const list = (...items: ReturnType<typeof documentRow>[]) => http.get("*/api/documents/dossiers/d1/documents", () => HttpResponse.json({ items }));

  it("say that a PDF is being made until it is there, and fold older versions", async () => {
    let asked = 0;
    server.use(
      http.get("*/api/documents/dossiers/d1/documents", () => {
        asked += 1;
        const newest = documentVersion({ number: 2, state: asked > 1 ? "ready" : "making" });
        return HttpResponse.json({ items: [documentRow({ latestVersion: 2, versions: [documentVersion({ signing: "superseded", ceremonyId: "c0" }), newest] })] });
      }),
    );
    renderApp("/dossiers/d1?tab=documents", DOSSIER_RIGHTS);
    const table = await screen.findByRole("table", { name: "Trajectendossier" });
    expect(within(table).getByRole("status")).toHaveTextContent("De PDF wordt gemaakt");
    expect(within(table).queryByText("Vervallen")).not.toBeInTheDocument();
    expect(await within(table).findByRole("button", { name: "Openen: Plan van aanpak, versie 2" }, { timeout: 3_000 })).toBeVisible();
    expect(within(table).getByRole("link", { name: "Ingevulde gegevens bewerken" })).toHaveAttribute("href", "/dossiers/d1/documents/doc1");
    await userEvent.click(within(table).getByRole("button", { name: "1 oudere versie" }));
    expect(within(table).getByText("Vervallen")).toBeVisible();
  });

  it("open the PDF in a tab of its own", async () => {
    const replace = vi.fn();
    vi.spyOn(window, "open").mockReturnValue({ location: { replace }, close: vi.fn() } as unknown as Window);
    URL.createObjectURL = () => "blob:plan";
    server.use(list(documentRow()), http.get("*/api/documents/documents/doc1/versions/1/file", () => HttpResponse.arrayBuffer(new ArrayBuffer(4))));
    renderApp("/dossiers/d1?tab=documents", DOSSIER_RIGHTS);
    await userEvent.click(await screen.findByRole("button", { name: /^Openen: Plan van aanpak/ }));
    await waitFor(() => expect(replace).toHaveBeenCalledWith("blob:plan"));
  });
});
