import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it } from "vitest";
import { addDays, today } from "@/lib/dates";
import { renderApp } from "@/testing/render-app";
import { problem, taskRow } from "@/testing/samples";
import { server } from "@/testing/server";

const tasks = (...rows: ReturnType<typeof taskRow>[]) =>
  http.get("*/api/trajects/tasks", () => HttpResponse.json({ items: rows, next: null }));

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
    server.use(http.get("*/api/trajects/tasks", () => HttpResponse.json(problem(403, "no-permission"), { status: 403 })));
    renderApp("/taken");
    expect(await screen.findByText("U heeft hiervoor geen rechten")).toBeVisible();
  });
});
