import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { RuledList } from "@/components/RuledList";
import { Widget } from "@/components/Widget";
import { formatInstant } from "@/lib/dates";
import type { Dossier } from "@/lib/dossiers";

export function HistoryWidget({ dossier }: { dossier: Dossier }) {
  const { t, i18n } = useTranslation();
  return (
    <Widget title={t("dossiers.history")}>
      {dossier.history.length === 0 && <Text fz="sm" c="var(--quiet)">{t("dossiers.noHistory")}</Text>}
      <RuledList ordered>
        {dossier.history.map((each) => (
          <li key={each.at + each.sentence}>
            {each.sentence}
            <Text fz="xs" c="var(--quiet)">
              {[formatInstant(each.at, i18n.language), each.by?.displayName].filter(Boolean).join(" · ")}
            </Text>
          </li>
        ))}
      </RuledList>
    </Widget>
  );
}
