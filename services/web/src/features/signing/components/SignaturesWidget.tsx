import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { TextLink } from "@/components/links";
import { Widget } from "@/components/Widget";
import { formatInstant } from "@/lib/dates";
import { waitingQuery } from "../api/ceremonies";

/** What waits for one's own signature; nothing when nothing waits. */
export function SignaturesWidget() {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(waitingQuery);
  if (!data || data.length === 0) return null;
  return (
    <Widget title={t("signing.waiting")}>
      <Stack gap="xs">
        {data.map((each) => (
          <div key={each.id}>
            <TextLink to="/berichten" search={{ ondertekening: each.id }} fw={600}>
              {each.title}
            </TextLink>
            <Text fz="sm" c="var(--quiet)">
              {t("signing.waitingHint", { by: each.requestedBy, at: formatInstant(each.expiresAt, i18n.language) })}
            </Text>
          </div>
        ))}
      </Stack>
    </Widget>
  );
}
