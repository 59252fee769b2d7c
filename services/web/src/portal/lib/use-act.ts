import { useRef, useState } from "react";

/** One act of the visitor: busy while it runs, refused with its problem, the same key until it succeeded. */
export function useAct<A extends unknown[], R>(act: (key: string, ...input: A) => Promise<R>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef(false);
  const key = useRef<string>(undefined);
  const run = async (...input: A): Promise<R | undefined> => {
    if (running.current) return undefined;
    running.current = true;
    key.current ??= crypto.randomUUID();
    setBusy(true);
    setError(null);
    try {
      const done = await act(key.current, ...input);
      key.current = undefined;
      return done;
    } catch (refusal) {
      setError(refusal);
      return undefined;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { run, busy, error };
}
