import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { can } from "@/lib/permissions";
import { renderApp } from "@/testing/render-app";
import { problem } from "@/testing/samples";
import { server } from "@/testing/server";
import asyncApi from "@contracts/asyncapi.json";
import openApi from "@contracts/openapi.json";

const tasks = http.get("*/api/trajects/tasks", () => HttpResponse.json({ items: [], next: null }));

describe("the description of the API", () => {
  beforeEach(() => {
    server.use(
      tasks,
      http.get("*/api/identity/contracts/openapi", () => HttpResponse.json(openApi)),
      http.get("*/api/identity/contracts/asyncapi", () => HttpResponse.json(asyncApi)),
    );
  });

  it("lists the requests by service, found by a word, with who may and how it refuses", async () => {
    const { router } = renderApp("/beheer/api", [can.readContracts]);
    expect(await screen.findByRole("region", { name: "documents" })).toBeVisible();
    await userEvent.type(screen.getByRole("searchbox"), "absence-already-open preview");
    expect(screen.getByRole("status")).toHaveTextContent("1 gevonden");
    expect(router.state.location.search).toEqual({ zoek: "absence-already-open preview" });
    const line = screen.getByText(/sick-reports\/preview/);
    await userEvent.click(line);
    expect(screen.getByText("trajects:absence:report")).toBeVisible();
    expect(screen.getByText(/409 absence-already-open, busy, reference-not-yet-available/)).toBeVisible();
    expect(within(screen.getByRole("group", { name: "Verzoek · Voorbeeld" })).getByText(/"firstSickDay": "2026-11-23"/)).toBeVisible();
    expect(screen.getByRole("group", { name: "Antwoord 200 · Schema" })).toHaveTextContent("taskCount");
    expect(screen.getByRole("group", { name: "Antwoord 200 · Schema" })).not.toHaveTextContent("#/components/schemas/ProtocolAnswer");
  });

  it("lists the events, with who tells and who takes them", async () => {
    renderApp("/beheer/api?soort=gebeurtenissen&zoek=SickReported", [can.readContracts]);
    await userEvent.click(await screen.findByText("trajects.SickReported.v1"));
    expect(screen.getByText("documents")).toBeVisible();
    expect(screen.getByRole("group", { name: "Voorbeeld" })).toHaveTextContent('"name": "SickReported"');
    await userEvent.clear(screen.getByRole("searchbox"));
    await userEvent.type(screen.getByRole("searchbox"), "unicorn");
    expect(screen.getByText("Niets gevonden")).toBeVisible();
  });
});

it("is no page where the stage does not show it", async () => {
  server.use(tasks, http.get("*/api/identity/contracts/openapi", () => HttpResponse.json(problem(404, "not-found"), { status: 404 })));
  renderApp("/beheer/api");
  expect(await screen.findByRole("heading", { name: /API/ })).toBeVisible();
  expect(screen.queryByRole("link", { name: "API" })).not.toBeInTheDocument();
  expect(screen.queryByRole("region", { name: "documents" })).not.toBeInTheDocument();
});
