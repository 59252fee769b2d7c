import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "@/components/DataTable";
import type { Month } from "../api/absence";
import { decimals, monthName } from "./numbers";

const columns = (t: TFunction, language: string): Column<Month>[] => [
  { id: "month", header: t("figures.month"), meta: { heading: true }, accessorFn: (row) => monthName(row.month, language) },
  {
    id: "percentage",
    header: t("figures.percentage"),
    accessorFn: (row) => (row.state === "shown" ? `${decimals(row.percentage, language)}%` : row.note),
  },
  {
    id: "including",
    header: t("figures.including"),
    meta: { align: "right" },
    accessorFn: (row) => (row.state === "shown" ? `${decimals(row.percentageIncludingPregnancy, language)}%` : "–"),
  },
  { id: "frequency", header: t("figures.frequency"), meta: { align: "right" }, accessorFn: (row) => decimals(row.frequency, language) },
  { id: "employees", header: t("figures.employees"), meta: { align: "right" }, accessorFn: (row) => decimals(row.employees, language, 1) },
];

/** The same as the chart in figures: for screen readers, for print, and for who wants to compare. */
export function FiguresTable({ months }: { months: Month[] }) {
  const { t, i18n } = useTranslation();
  const shape = useMemo(() => columns(t, i18n.language), [t, i18n.language]);
  return <DataTable label={t("figures.byMonth")} columns={shape} rows={months} rowId={(row) => row.month} />;
}
