import { Box, SimpleGrid, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Widget } from "@/components/Widget";
import { useActions } from "../shell/use-actions";
import classes from "./start.module.css";

export function ActionsWidget() {
  const { t } = useTranslation();
  const actions = useActions();
  if (actions.length === 0) return null;
  return (
    <Widget title={t("shell.actions")}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        {actions.map(({ key, label, hint, icon: Icon, link }) => (
          <Link key={key} {...link} className={classes.tile}>
            <Icon size={20} aria-hidden />
            <Box>
              <Text fw={600} fz="sm">
                {label}
              </Text>
              <Text fz="xs" c="var(--quiet)">
                {hint}
              </Text>
            </Box>
          </Link>
        ))}
      </SimpleGrid>
    </Widget>
  );
}
