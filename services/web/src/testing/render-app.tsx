import { createMemoryHistory } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { Providers } from "@/app/Providers";
import { newQueryClient } from "@/app/query-client";
import { newRouter } from "@/app/router";
import type { Permission } from "@/lib/permissions";
import { session } from "./samples";
import { server } from "./server";

/** The whole app at an address, signed in; `more` rights beside the usual ones. */
export function renderApp(address: string, more: Permission[] = []) {
  const signedIn = { ...session, permissions: [...session.permissions, ...more] };
  server.use(http.get("*/api/identity/session", () => HttpResponse.json(signedIn)));
  const queryClient = newQueryClient();
  const router = newRouter(queryClient, createMemoryHistory({ initialEntries: [address] }));
  return { router, ...render(<Providers env="test" queryClient={queryClient} router={router} />) };
}
