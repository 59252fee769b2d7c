import { useTranslation } from "react-i18next";
import { Facts } from "@/components/Facts";
import { Widget } from "@/components/Widget";
import { formatDay } from "@/lib/dates";
import type { Pregnancy } from "@/lib/dossiers";

export function LeaveWidget({ pregnancy }: { pregnancy: Pregnancy }) {
  const { t } = useTranslation();
  const { leave, birth, dueDate, multiple } = pregnancy;
  return (
    <Widget title={pregnancy.protocol.title}>
      <Facts
        facts={[
          [t("pregnancy.dueDate"), formatDay(dueDate) + (multiple ? ` (${t("pregnancy.multiple").toLowerCase()})` : "")],
          [t("pregnancy.bornOn"), birth ? formatDay(birth) : "–"],
          [t("pregnancy.leave"), t("dossiers.period", { from: formatDay(leave.from), to: formatDay(leave.to) })],
          [t("pregnancy.daysAfterBirth"), String(leave.daysAfterBirth)],
          [t("pregnancy.apply"), t("dossiers.period", { from: formatDay(leave.applyFrom), to: formatDay(leave.applyTo) })],
        ]}
      />
    </Widget>
  );
}
