import { SimpleGrid, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Widget } from "@/components/Widget";
import { formatDay } from "@/lib/dates";
import type { Figures } from "../api/absence";
import { decimals } from "./numbers";
import classes from "./TotalFigures.module.css";

/** The figures of all months together, or why they are not told. */
export function TotalFigures({ total }: { total: Figures }) {
  const { t, i18n } = useTranslation();
  const number = (value: number | null, places = 2) => decimals(value, i18n.language, places);
  return (
    <Widget title={t("figures.total", { from: formatDay(total.firstDay), to: formatDay(total.lastDay) })}>
      {total.state === "shown" ? (
        <SimpleGrid component="dl" cols={{ base: 2, md: 4 }} m={0}>
          {[
            [t("figures.percentage"), `${number(total.percentage)}%`],
            [t("figures.including"), `${number(total.percentageIncludingPregnancy)}%`],
            [t("figures.frequency"), number(total.frequency)],
            [t("figures.employees"), number(total.employees, 1)],
          ].map(([name, value]) => (
            <div key={name}>
              <Text component="dt" fz="sm" c="var(--quiet)">{name}</Text>
              <dd className={classes.value}>{value}</dd>
            </div>
          ))}
        </SimpleGrid>
      ) : (
        <Text>{total.note}</Text>
      )}
    </Widget>
  );
}
