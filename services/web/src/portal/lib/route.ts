import { useSyncExternalStore } from "react";

/** Where in the portal somebody is. An id is all that an address holds. */
export type Route = { page: "inbox" } | { page: "access-log" } | { page: "dialog"; id: string } | { page: "sign"; id: string };

const ROOT = "/portal/";
const MOVED = "portal-moved";

export function addressOf(route: Route): string {
  if (route.page === "dialog") return `${ROOT}berichten/${route.id}`;
  if (route.page === "access-log") return `${ROOT}inzage`;
  return route.page === "sign" ? `${ROOT}ondertekenen/${route.id}` : ROOT;
}

export function routeOf(path: string): Route {
  const [, , page, id] = path.split("/");
  if (page === "berichten" && id) return { page: "dialog", id };
  if (page === "inzage") return { page: "access-log" };
  return page === "ondertekenen" && id ? { page: "sign", id } : { page: "inbox" };
}

export function go(route: Route): void {
  window.history.pushState(null, "", addressOf(route));
  window.dispatchEvent(new Event(MOVED));
  window.scrollTo(0, 0);
}

function listen(listener: () => void): () => void {
  window.addEventListener("popstate", listener);
  window.addEventListener(MOVED, listener);
  return () => {
    window.removeEventListener("popstate", listener);
    window.removeEventListener(MOVED, listener);
  };
}

export const usePath = (): string => useSyncExternalStore(listen, () => window.location.pathname);

/** Takes the token of an invitation out of the address, at once: it must not stay in the history or be copied. */
export function takeInvitation(): string | null {
  const found = /^#invitation=([\w-]+)$/.exec(window.location.hash)?.[1] ?? null;
  if (window.location.hash) window.history.replaceState(null, "", window.location.pathname);
  return found;
}
