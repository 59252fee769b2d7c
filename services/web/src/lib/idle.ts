import { useIdle } from "@mantine/hooks";

/** After this long without a key or a pointer a page stops asking, so that an idle session can run out. */
const ACTIVE_MS = 60_000;

/** Whether nobody touches the page. Whatever asks by itself asks this first. */
const useNobodyHere = (): boolean => useIdle(ACTIVE_MS, { initialState: false });

/** The time between two questions of a page that somebody uses; an idle page asks nothing. */
export function usePoll(ms: number): number | false {
  return useNobodyHere() ? false : ms;
}
