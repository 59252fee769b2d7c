import { Badge } from "@mantine/core";
import { Thermometer } from "lucide-react";
import { useTranslation } from "react-i18next";

type Props = { status: "recovered" | "sick" | "leave" | "none"; percentage: number | null };

export function AbsenceBadge({ status, percentage }: Props) {
  const { t } = useTranslation();
  if (status !== "sick") {
    return (
      <Badge variant="light" color="gray" c="var(--mantine-color-text)" tt="none">
        {t(`dossiers.status.${status}`)}
      </Badge>
    );
  }
  return (
    <Badge variant="filled" color="petrol" tt="none" leftSection={<Thermometer size={12} aria-hidden />}>
      {t("dossiers.sickPercent", { percentage: percentage ?? 100 })}
    </Badge>
  );
}
