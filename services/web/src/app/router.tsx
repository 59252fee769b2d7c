import { createRouter } from "@tanstack/react-router";
import { onSignedOut } from "@/lib/session-signal";
import { sessionQuery } from "@/lib/session";
import { queryClient } from "./query-client";
import { routeTree } from "./routes";
import { RouteProblem } from "./RouteProblem";

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: RouteProblem,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

/** Any answer that says "not signed in" ends here: nothing of the case stays on screen or in memory. */
onSignedOut(() => {
  if (!queryClient.getQueryData(sessionQuery.queryKey)) return;
  const back = router.state.location.href;
  queryClient.clear();
  queryClient.setQueryData(sessionQuery.queryKey, null);
  void router.navigate({ to: "/inloggen", search: { melding: "beeindigd", terug: back }, replace: true });
});
