import { addDays } from "@/lib/dates";
import type { Traject } from "@/lib/dossiers";

const WAITING_PERIOD_DAYS = 728;
const MARK_PX = 24;

export const lastDayOf = (traject: Traject): string =>
  traject.milestones.reduce<string>((last, { to }) => (to && to > last ? to : last), addDays(traject.firstSickDay, WAITING_PERIOD_DAYS - 1));

/** Milestones with a place on the strip, numbered as in the table; what comes only on demand has no day yet. */
export const dated = ({ milestones }: Traject) =>
  milestones.flatMap((each, index) => {
    const day = each.to ?? each.from;
    return day ? [{ ...each, number: index + 1, day }] : [];
  });

/** Marks that would touch go a row lower, in as few rows as fit. */
export function rowsOf(places: number[]): number[] {
  const ends: number[] = [];
  return places.map((x) => {
    const free = ends.findIndex((end) => x - end >= MARK_PX);
    const row = free < 0 ? ends.length : free;
    ends[row] = x;
    return row;
  });
}

/** First days of the months between two days, thinned to at most `most`. */
export function monthsBetween(from: string, to: string, most: number): string[] {
  const months: string[] = [];
  for (let day = `${addDays(`${from.slice(0, 7)}-01`, 32).slice(0, 7)}-01`; day <= to; day = `${addDays(day, 32).slice(0, 7)}-01`) {
    months.push(day);
  }
  const step = Math.max(1, Math.ceil(months.length / Math.max(most, 1)));
  return months.filter((_, index) => index % step === 0);
}
