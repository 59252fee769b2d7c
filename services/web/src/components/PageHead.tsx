import { Box, Breadcrumbs, Group, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";

type Props = {
  /** What the browser's tab shows: the kind of page, never a name. */
  tab: string;
  title: ReactNode;
  /** Links to the pages above this one. */
  crumbs?: ReactNode[];
  actions?: ReactNode;
  children?: ReactNode;
  /** No room under it: the page has its own. */
  flush?: boolean;
};

export function PageHead({ tab, title, crumbs = [], actions, children, flush = false }: Props) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${tab} · Poortwachter`;
  }, [tab]);
  return (
    <Box component="header" mb={flush ? 0 : "md"}>
      {crumbs.length > 0 && (
        <nav aria-label={t("common.breadcrumb")}>
          <Breadcrumbs fz="sm" mb={4} separatorMargin={6}>
            {crumbs}
            <Text span fz="sm" c="var(--quiet)" aria-current="page">
              {tab}
            </Text>
          </Breadcrumbs>
        </nav>
      )}
      <Group justify="space-between" align="center" gap="sm">
        <Title order={1}>{title}</Title>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}
