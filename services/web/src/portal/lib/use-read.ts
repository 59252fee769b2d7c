import { useCallback, useEffect, useRef, useState } from "react";

/** After this long without a touch the page stops asking, so that an idle session can run out. */
const ACTIVE_MS = 60_000;
let touchedAt = Date.now();

for (const kind of ["pointerdown", "keydown", "scroll"]) {
  window.addEventListener(kind, () => (touchedAt = Date.now()), { passive: true });
}

const isSomebodyHere = () => document.visibilityState === "visible" && Date.now() - touchedAt < ACTIVE_MS;

type State<T> = { data: T | undefined; error: unknown };

/** Reads, and reads again every `pollMs` and when the page is looked at again. The old answer stays meanwhile. */
export function useRead<T>(read: () => Promise<T>, pollMs = 0) {
  const [state, setState] = useState<State<T>>({ data: undefined, error: null });
  const latest = useRef(read);
  const alive = useRef(true);

  useEffect(() => {
    latest.current = read;
  });
  const reload = useCallback(async () => {
    try {
      const data = await latest.current();
      if (alive.current) setState({ data, error: null });
    } catch (error) {
      if (alive.current) setState((old) => ({ ...old, error }));
    }
  }, []);
  useEffect(() => {
    alive.current = true;
    void reload();
    const look = () => {
      if (document.visibilityState === "visible") void reload();
    };
    document.addEventListener("visibilitychange", look);
    return () => {
      alive.current = false;
      document.removeEventListener("visibilitychange", look);
    };
  }, [reload]);
  useEffect(() => {
    if (!pollMs) return;
    const timer = setInterval(() => {
      if (isSomebodyHere()) void reload();
    }, pollMs);
    return () => clearInterval(timer);
  }, [pollMs, reload]);
  return { ...state, reload, replace: (data: T) => setState({ data, error: null }) };
}
