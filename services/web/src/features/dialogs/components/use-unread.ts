import { useQuery } from "@tanstack/react-query";
import { usePoll } from "@/lib/idle";
import { unreadQuery } from "../api/dialogs";

/** How often the page of messages asks for news; elsewhere the count alone is asked, and seldom. */
export const DIALOGS_POLL_MS = 15_000;
const ELSEWHERE_POLL_MS = 120_000;

/** The number of unread messages, for the menu. */
export function useUnread(enabled: boolean, onPage: boolean): number {
  const refetchInterval = usePoll(onPage ? DIALOGS_POLL_MS : ELSEWHERE_POLL_MS);
  const { data } = useQuery({ ...unreadQuery, enabled, refetchInterval, refetchOnWindowFocus: "always" });
  return data ?? 0;
}
