import { Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { TextLink } from "@/components/links";
import { QueryState } from "@/components/QueryState";
import { Widget } from "@/components/Widget";
import { employersQuery } from "@/lib/organisation";
import classes from "./employers.module.css";

/** Employers that nobody can see yet. */
export function DraftsWidget() {
  const { t } = useTranslation();
  const query = useQuery(employersQuery("draft"));
  return (
    <Widget
      title={t("employers.drafts")}
      action={<TextLink to="/werkgevers" search={{ lijst: "concept" }} fz="sm">{t("employers.toDrafts")}</TextLink>}
    >
      <QueryState query={query} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Text fz="sm" c="var(--quiet)">{t("employers.noDrafts")}</Text>
          ) : (
            <ul className={classes.plain}>
              {items.slice(0, 5).map((each) => (
                <Group key={each.id} component="li" justify="space-between" gap="xs">
                  <TextLink to="/werkgevers/$employerId" params={{ employerId: each.id }} fw={600}>
                    {each.name}
                  </TextLink>
                  <Text fz="sm" c="var(--quiet)">{each.city}</Text>
                </Group>
              ))}
            </ul>
          )
        }
      </QueryState>
    </Widget>
  );
}
