import { Button, Menu } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useActions } from "./use-actions";

export function ActionsMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const actions = useActions();
  const [opened, setOpened] = useState(false);
  useHotkeys([["alt+A", () => setOpened(true)]]);
  if (actions.length === 0) return null;
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <Button variant="light" rightSection={<ChevronDown size={14} aria-hidden />}>
          {t("shell.actions")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ key, label, icon: Icon, link }) => (
          <Menu.Item key={key} leftSection={<Icon size={16} aria-hidden />} onClick={() => void navigate(link)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
