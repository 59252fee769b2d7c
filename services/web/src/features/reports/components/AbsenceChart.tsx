import { Box, Group, Text, VisuallyHidden } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { Month } from "../api/absence";
import { decimals, monthInShort, monthName } from "./numbers";
import classes from "./AbsenceChart.module.css";

const HEIGHT = 220;
const TOP = 14;
const LEFT = 46;
const BOTTOM = 22;
const MONTHS = 12;
const LEAST = 4;

/** The top of the scale: an even number of percents, so that its half is a whole one. */
const topOf = (months: Month[]) => {
  const most = Math.max(LEAST, ...months.map((each) => each.percentageIncludingPregnancy ?? 0));
  return Math.ceil(most / 2) * 2;
};

/** A bar for each month, on it what leave adds. Where figures are withheld stands a dash. */
export function AbsenceChart({ months }: { months: Month[] }) {
  const { t, i18n } = useTranslation();
  const { ref, width } = useElementSize();
  const inner = Math.max(width - LEFT - 8, 0);
  const top = topOf(months);
  const y = (percent: number) => TOP + (1 - percent / top) * (HEIGHT - TOP - BOTTOM);
  const slot = inner / MONTHS;
  const bar = Math.min(slot * 0.62, 40);
  return (
    <Box>
      <Box ref={ref} mih={HEIGHT}>
        {width > 0 && (
          <svg width={width} height={HEIGHT} aria-hidden className={classes.chart}>
            <g transform={`translate(${LEFT} 0)`}>
              {[0, top / 2, top].map((percent) => (
                <g key={percent}>
                  <line x1={0} x2={inner} y1={y(percent)} y2={y(percent)} className={classes.grid} />
                  <text x={-8} y={y(percent) + 4} textAnchor="end">
                    {percent} %
                  </text>
                </g>
              ))}
              {months.map((each, index) => {
                const middle = (index + 0.5) * slot;
                const own = each.percentage ?? 0;
                const whole = each.percentageIncludingPregnancy ?? 0;
                return (
                  <g key={each.month}>
                    {each.state === "shown" ? (
                      <>
                        <rect x={middle - bar / 2} width={bar} y={y(whole)} height={y(own) - y(whole)} className={classes.leave} />
                        <rect x={middle - bar / 2} width={bar} y={y(own)} height={y(0) - y(own)} className={classes.bar} />
                      </>
                    ) : (
                      <text x={middle} y={y(0) - 6} textAnchor="middle">
                        –
                      </text>
                    )}
                    <text x={middle} y={HEIGHT - 4} textAnchor="middle">
                      {slot > 30 ? monthInShort(each.month, i18n.language) : index + 1}
                    </text>
                  </g>
                );
              })}
            </g>
          </svg>
        )}
      </Box>
      <Group gap="lg" mt={4} aria-hidden>
        <Text fz="xs" c="var(--quiet)" className={classes.key} data-kind="bar">{t("figures.percentage")}</Text>
        <Text fz="xs" c="var(--quiet)" className={classes.key} data-kind="leave">{t("figures.leave")}</Text>
      </Group>
      <VisuallyHidden>
        <ul aria-label={t("figures.byMonth")}>
          {months.map((each) => (
            <li key={each.month}>
              {each.state === "shown"
                ? t("figures.monthSpoken", {
                    month: monthName(each.month, i18n.language),
                    percentage: decimals(each.percentage, i18n.language),
                    including: decimals(each.percentageIncludingPregnancy, i18n.language),
                  })
                : t("figures.monthWithheld", { month: monthName(each.month, i18n.language), note: each.note })}
            </li>
          ))}
        </ul>
      </VisuallyHidden>
    </Box>
  );
}
