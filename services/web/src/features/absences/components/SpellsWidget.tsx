import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { RuledList } from "@/components/RuledList";
import { Widget } from "@/components/Widget";
import { formatDay } from "@/lib/dates";
import type { Traject } from "@/lib/dossiers";

const REASONS = ["recovered", "leave"] as const;

/** The spells of one case: joined ones count as one absence. */
export function SpellsWidget({ traject }: { traject: Traject }) {
  const { t } = useTranslation();
  return (
    <Widget title={t("course.spells")} action={<Text fz="sm" c="var(--quiet)">{t("course.sickDays", { count: traject.sickDays })}</Text>}>
      <RuledList>
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
      </RuledList>
      {traject.endReason === "recovered" && traject.relapseUntil && (
        <Text fz="sm" mt="xs">{t("course.relapse", { day: formatDay(traject.relapseUntil) })}</Text>
      )}
    </Widget>
  );
}
