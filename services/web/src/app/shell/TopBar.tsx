import { Burger, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Brand } from "@/components/Brand";
import { ActionsMenu } from "./ActionsMenu";
import { UserMenu } from "./UserMenu";

type Props = { menuOpened: boolean; onMenu: () => void; onKeys: () => void };

export function TopBar({ menuOpened, onMenu, onKeys }: Props) {
  const { t } = useTranslation();
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap">
      <Group gap="sm" wrap="nowrap">
        <Burger
          hiddenFrom="sm"
          size="sm"
          opened={menuOpened}
          onClick={onMenu}
          aria-label={menuOpened ? t("shell.closeMenu") : t("shell.openMenu")}
          aria-expanded={menuOpened}
        />
        <Link to="/" aria-label={t("shell.home")} style={{ color: "inherit", textDecoration: "none" }}>
          <Brand />
        </Link>
      </Group>
      <Group gap="xs" wrap="nowrap">
        <ActionsMenu />
        <UserMenu onKeys={onKeys} />
      </Group>
    </Group>
  );
}
