import { List } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { TextLink } from "@/components/links";
import { Widget } from "@/components/Widget";
import { employersQuery } from "@/lib/organisation";
import { can } from "@/lib/permissions";
import { usePermission } from "@/lib/session";

/** Three steps for who begins without any employer; gone once there is a published one. */
export function FirstStepsWidget() {
  const { t } = useTranslation();
  const may = usePermission();
  const builder = may(can.createEmployers);
  const published = useQuery({ ...employersQuery("published"), enabled: builder });
  if (!builder || !published.data || published.data.items.length > 0) return null;
  return (
    <Widget title={t("start.firstSteps")}>
      <List type="ordered" fz="sm" spacing="xs">
        <List.Item>
          <TextLink to="/beheer/kantoren">{t("start.stepOffice")}</TextLink>
        </List.Item>
        <List.Item>
          <TextLink to="/werkgevers" search={{ paneel: "nieuw" }}>
            {t("start.stepEmployer")}
          </TextLink>
        </List.Item>
        <List.Item>{t("start.stepPublish")}</List.Item>
      </List>
    </Widget>
  );
}
