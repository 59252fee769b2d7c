import { Kbd, Modal, Stack, Switch, Table } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { preference, rememberPreference } from "@/lib/preferences";

const KEYS = [
  ["g s", "start"],
  ["g t", "tasks"],
  ["g b", "messages"],
  ["g d", "dossiers"],
  ["Alt A", "actions"],
  ["j / k", "rows"],
  ["Enter", "open"],
  ["Ctrl S", "save"],
  ["Ctrl Enter", "saveClose"],
  ["Esc", "close"],
  ["?", "help"],
] as const;

export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [on, setOn] = useState(preference("keys") !== "off");
  const toggle = (next: boolean) => {
    rememberPreference("keys", next ? "on" : "off");
    setOn(next);
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t("shell.keys")} closeButtonProps={{ "aria-label": t("common.close") }}>
      <Stack>
        <Table>
          <Table.Tbody>
            {KEYS.map(([keys, name]) => (
              <Table.Tr key={keys}>
                <Table.Th scope="row" w={120}>
                  <Kbd>{keys}</Kbd>
                </Table.Th>
                <Table.Td>{t(`keys.${name}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Switch label={t("keys.single")} checked={on} onChange={(event) => toggle(event.currentTarget.checked)} />
      </Stack>
    </Modal>
  );
}
