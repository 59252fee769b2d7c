import { Box } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { scaleOf } from "@/lib/day-scale";
import type { Traject } from "@/lib/dossiers";
import { dated, lastDayOf, monthsBetween, rowsOf } from "./strip-layout";
import classes from "./TrajectStrip.module.css";

type Milestone = Traject["milestones"][number];

const EDGE = 16;
const LABEL = 48;
const TOP = 26;
const BAR = 12;
const ROW = 26;

const rowTop = (row = 0) => TOP + BAR + 18 + row * ROW;

function Mark({ milestone, number, x, y }: { milestone: Milestone; number: number; x: number; y: number }) {
  const late = milestone.state === "late";
  return (
    <g className={classes.mark} data-state={milestone.state} transform={`translate(${x} ${y})`}>
      <title>{milestone.title}</title>
      {late ? <path d="M0 -13 L12 9 L-12 9 Z" strokeLinejoin="round" /> : <circle r={10} />}
      <text y={late ? 6 : 4} textAnchor="middle">
        {number}
      </text>
    </g>
  );
}

/** The case as one line, from the first sick day to the end of the waiting period. The table under it says the same in words. */
export function TrajectStrip({ traject, today }: { traject: Traject; today: string }) {
  const { t, i18n } = useTranslation();
  const { ref, width } = useElementSize();
  const inner = Math.max(width - 2 * EDGE, 0);
  const last = lastDayOf(traject);
  const place = scaleOf(traject.firstSickDay, last, inner);
  const marks = dated(traject);
  const places = marks.map((each) => place(each.day));
  const rows = rowsOf(places);
  const height = TOP + BAR + 14 + (Math.max(0, ...rows) + 1) * ROW;
  const month = new Intl.DateTimeFormat(i18n.language, { month: "short", year: "2-digit", timeZone: "UTC" });
  const now = Math.min(place(today), inner);
  return (
    <Box ref={ref} mb="sm" mih={height}>
      {width > 0 && (
        <svg width={width} height={height} aria-hidden className={classes.strip}>
          <g transform={`translate(${EDGE} 0)`}>
            {monthsBetween(traject.firstSickDay, last, inner / 80).map((day) => (
              <g key={day}>
                <line x1={place(day)} x2={place(day)} y1={TOP - 6} y2={height} className={classes.grid} />
                {Math.abs(place(day) - now) > LABEL && (
                  <text x={place(day)} y={12} className={classes.month} textAnchor="middle">
                    {month.format(new Date(day))}
                  </text>
                )}
              </g>
            ))}
            <rect x={0} y={TOP} width={inner} height={BAR} rx={BAR / 2} className={classes.bar} />
            <rect x={0} y={TOP} width={Math.max(now, BAR)} height={BAR} rx={BAR / 2} className={classes.passed} />
            {places.map((x, index) => (
              <line key={marks[index]?.key} x1={x} x2={x} y1={TOP + BAR} y2={rowTop(rows[index])} className={classes.stem} />
            ))}
            {marks.map((each, index) => (
              <Mark key={each.key} milestone={each} number={each.number} x={places[index] ?? 0} y={rowTop(rows[index])} />
            ))}
            {today <= last && (
              <g transform={`translate(${now} 0)`}>
                <line y1={TOP - 7} y2={TOP + BAR + 6} className={classes.today} />
                <text y={12} className={classes.todayText} textAnchor={now < 40 ? "start" : now > inner - 40 ? "end" : "middle"}>
                  {t("dates.today")}
                </text>
              </g>
            )}
          </g>
        </svg>
      )}
    </Box>
  );
}
