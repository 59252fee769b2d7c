import { Progress, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The PDF of a fresh version is on its way. */
export function PdfProgress() {
  const { t } = useTranslation();
  return (
    <div role="status" style={{ minWidth: 160 }}>
      <Text fz="sm" mb={4}>
        {t("documents.making")}
      </Text>
      <Progress value={100} animated size="sm" aria-label={t("documents.making")} />
    </div>
  );
}
