import { createMemoryHistory } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { Providers } from "@/app/Providers";
import { newQueryClient } from "@/app/query-client";
import { newRouter } from "@/app/router";
import { session } from "./samples";
import { server } from "./server";

/** The whole app at an address, signed in. */
export function renderApp(address: string) {
  server.use(http.get("*/api/identity/session", () => HttpResponse.json(session)));
  const queryClient = newQueryClient();
  const router = newRouter(queryClient, createMemoryHistory({ initialEntries: [address] }));
  return { router, ...render(<Providers env="test" queryClient={queryClient} router={router} />) };
}
