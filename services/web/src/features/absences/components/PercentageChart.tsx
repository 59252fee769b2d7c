import { Box, VisuallyHidden } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { formatDay } from "@/lib/dates";
import { scaleOf } from "@/lib/day-scale";
import type { Traject } from "@/lib/dossiers";
import classes from "./PercentageChart.module.css";

const HEIGHT = 130;
const TOP = 16;
const LEFT = 40;
const BOTTOM = 18;

type Props = { from: string; to: string; steps: Traject["percentages"] };

const y = (percent: number) => TOP + (1 - percent / 100) * (HEIGHT - TOP - BOTTOM);

/** The percentage as a step line: each change is a step, nothing is smoothed. */
export function PercentageChart({ from, to, steps }: Props) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize();
  const inner = Math.max(width - LEFT - 8, 0);
  const place = scaleOf(from, to > from ? to : from, inner);
  const points = steps.map((each) => ({ ...each, x: Math.min(place(each.from), inner) }));
  const first = points[0];
  const line = first && points.reduce((path, each) => `${path} H ${each.x} V ${y(each.percent)}`, `M ${first.x} ${y(first.percent)}`);
  return (
    <Box ref={ref} mih={HEIGHT}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} aria-hidden className={classes.chart}>
          <g transform={`translate(${LEFT} 0)`}>
            {[0, 50, 100].map((percent) => (
              <g key={percent}>
                <line x1={0} x2={inner} y1={y(percent)} y2={y(percent)} className={classes.grid} />
                <text x={-8} y={y(percent) + 4} textAnchor="end">
                  {percent} %
                </text>
              </g>
            ))}
            {line && <path d={`${line} H ${inner}`} className={classes.line} />}
            {points.map((each) => (
              <circle key={each.from} cx={each.x} cy={y(each.percent)} r={4} className={classes.dot} />
            ))}
            <text x={0} y={HEIGHT - 2}>{formatDay(from)}</text>
            <text x={inner} y={HEIGHT - 2} textAnchor="end">{formatDay(to)}</text>
          </g>
        </svg>
      )}
      <VisuallyHidden>
        <ul>
          {steps.map((each) => (
            <li key={each.from}>{t("dossiers.percentFrom", { percent: each.percent, day: formatDay(each.from) })}</li>
          ))}
        </ul>
      </VisuallyHidden>
    </Box>
  );
}
