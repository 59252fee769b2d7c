import { daysBetween } from "./dates";

/** From a day to its horizontal place in a chart. */
export function scaleOf(from: string, to: string, width: number) {
  const days = Math.max(daysBetween(from, to), 1);
  return (day: string) => (daysBetween(from, day) / days) * width;
}
