import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { usePoll } from "@/lib/idle";
import { SESSION_POLL_MS, sessionQuery } from "@/lib/session";

/** What a browser can count at most. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Sees an ended session (block, sign-out elsewhere, time) without an action: by poll, on focus, and when it runs out. */
export function useSessionWatch(): void {
  const client = useQueryClient();
  const refetchInterval = usePoll(SESSION_POLL_MS);
  const { data } = useQuery({ ...sessionQuery, refetchInterval });
  const end = data && Math.min(Date.parse(data.idleExpiresAt), Date.parse(data.expiresAt));
  useEffect(() => {
    if (!end) return;
    const wait = Math.min(Math.max(end - Date.now(), 0) + 1_000, LONGEST_TIMER_MS);
    const timer = setTimeout(() => void client.invalidateQueries(sessionQuery), wait);
    return () => clearTimeout(timer);
  }, [end, client]);
}
