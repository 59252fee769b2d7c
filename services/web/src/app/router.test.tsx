import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it } from "vitest";
import { renderApp } from "@/testing/render-app";
import { problem, taskRow } from "@/testing/samples";
import { server } from "@/testing/server";

const refusal = () => HttpResponse.json(problem(401, "not-signed-in"), { status: 401 });

it("leads to the sign-in page at the first answer that says the session is over", async () => {
  server.use(http.get("*/api/trajects/tasks", () => HttpResponse.json({ items: [taskRow()], next: null })));
  const { router } = renderApp("/taken");
  await screen.findByText("Probleemanalyse");
  server.use(
    http.get("*/api/trajects/dossiers/d1", refusal),
    http.get("*/api/identity/session", refusal),
  );
  await userEvent.click(screen.getByRole("link", { name: "Probleemanalyse" }));
  expect(await screen.findByText(/Uw sessie is beëindigd/)).toBeVisible();
  expect(router.state.location.pathname).toBe("/inloggen");
  expect(screen.queryByText("A. Jansen")).not.toBeInTheDocument();
});
