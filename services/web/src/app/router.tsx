import type { QueryClient } from "@tanstack/react-query";
import { createRouter, type RouterHistory } from "@tanstack/react-router";
import { sessionQuery } from "@/lib/session";
import { onSignedOut } from "@/lib/session-signal";
import { RouteProblem } from "./RouteProblem";
import { routeTree } from "./routes";

/** The router of one app; it also leaves every page as soon as any answer says "not signed in". */
export function newRouter(queryClient: QueryClient, history?: RouterHistory) {
  const router = createRouter({
    routeTree,
    history,
    context: { queryClient },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: RouteProblem,
    scrollRestoration: true,
  });
  onSignedOut(() => {
    // Without a session in memory nobody is inside: the sign-in page itself asks too.
    if (!queryClient.getQueryData(sessionQuery.queryKey)) return;
    const back = router.state.location.href;
    queryClient.clear();
    queryClient.setQueryData(sessionQuery.queryKey, null);
    void router.navigate({ to: "/inloggen", search: { melding: "beeindigd", terug: back }, replace: true });
  });
  return router;
}

export type AppRouter = ReturnType<typeof newRouter>;

declare module "@tanstack/react-router" {
  interface Register {
    router: AppRouter;
  }
}
