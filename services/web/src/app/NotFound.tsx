import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/components/links";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Stack component="main" align="center" p="xl" gap="sm">
      <Title order={1}>{t("problems.noPage")}</Title>
      <Text>{t("problems.noPageHint")}</Text>
      <ButtonLink to="/">{t("problems.toStart")}</ButtonLink>
    </Stack>
  );
}
