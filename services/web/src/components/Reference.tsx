import { Button, CopyButton, Group, Text } from "@mantine/core";
import { Copy } from "lucide-react";
import { useTranslation } from "react-i18next";

/** The number under which support finds this request again. */
export function Reference({ value }: { value: string | null }) {
  const { t } = useTranslation();
  if (!value) return null;
  return (
    <Group gap="xs">
      <Text fz="xs" c="var(--quiet)">
        {t("problems.reference")} <code>{value}</code>
      </Text>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="subtle" leftSection={<Copy size={12} aria-hidden />} onClick={copy}>
            {copied ? t("common.copied") : t("problems.copyReference")}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
