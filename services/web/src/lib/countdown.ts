import { useEffect, useState } from "react";

/** Clocks differ a little: nobody waits longer than a code may be waited for. */
const LONGEST_S = 60;

const secondsUntil = (instant: string | null) =>
  instant ? Math.min(Math.max(Math.ceil((Date.parse(instant) - Date.now()) / 1000), 0), LONGEST_S) : 0;

/** The seconds until an instant, counting down to 0. */
export function useSecondsUntil(instant: string | null): number {
  const [, tick] = useState(0);
  const left = secondsUntil(instant);
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => tick((count) => count + 1), 1_000);
    return () => clearTimeout(timer);
  });
  return left;
}
