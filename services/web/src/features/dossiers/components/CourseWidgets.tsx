import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Widget } from "@/components/Widget";
import { formatDay } from "@/lib/dates";
import type { Pregnancy, Traject } from "../api/dossiers";
import classes from "./Dossier.module.css";

const REASONS = ["recovered", "leave"] as const;

/** The spells of one case: joined ones count as one absence. */
export function SpellsWidget({ traject }: { traject: Traject }) {
  const { t } = useTranslation();
  return (
    <Widget title={t("course.spells")} action={<Text fz="sm" c="var(--quiet)">{t("course.sickDays", { count: traject.sickDays })}</Text>}>
      <ul className={classes.timeline}>
        {traject.spells.map((each) => {
          const reason = REASONS.find((known) => known === each.endReason);
          return (
            <li key={each.firstSickDay}>
              {each.to
                ? t("dossiers.period", { from: formatDay(each.firstSickDay), to: formatDay(each.to) })
                : t("course.since", { day: formatDay(each.firstSickDay) })}
              <Text fz="xs" c="var(--quiet)">
                {[t("course.days", { count: each.days }), reason && t(`course.reason.${reason}`)].filter(Boolean).join(" · ")}
              </Text>
            </li>
          );
        })}
      </ul>
      {traject.endReason === "recovered" && traject.relapseUntil && (
        <Text fz="sm" mt="xs">{t("course.relapse", { day: formatDay(traject.relapseUntil) })}</Text>
      )}
    </Widget>
  );
}

export function LeaveWidget({ pregnancy }: { pregnancy: Pregnancy }) {
  const { t } = useTranslation();
  const { leave, birth, dueDate, multiple } = pregnancy;
  const facts = [
    [t("pregnancy.dueDate"), formatDay(dueDate) + (multiple ? ` (${t("pregnancy.multiple").toLowerCase()})` : "")],
    [t("pregnancy.bornOn"), birth ? formatDay(birth) : "–"],
    [t("pregnancy.leave"), t("dossiers.period", { from: formatDay(leave.from), to: formatDay(leave.to) })],
    [t("pregnancy.daysAfterBirth"), String(leave.daysAfterBirth)],
    [t("pregnancy.apply"), t("dossiers.period", { from: formatDay(leave.applyFrom), to: formatDay(leave.applyTo) })],
  ];
  return (
    <Widget title={pregnancy.protocol.title}>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Widget>
  );
}
