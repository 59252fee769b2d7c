import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

type Props = { opened: boolean; onClose: () => void; title: string; children: ReactNode };

/** An action beside the page it is about; the whole screen on a phone. */
export function SidePanel({ opened, onClose, title, children }: Props) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      // The topmost layer only: an open list or calendar inside takes the key first.
      closeOnEscape={false}
      onKeyDown={(event) => {
        const taken = (event.target as HTMLElement).dataset.mantineStopPropagation === "true";
        if (event.key === "Escape" && !taken) onClose();
      }}
      position="right"
      size={460}
      title={title}
      closeButtonProps={{ "aria-label": t("common.close") }}
      overlayProps={{ backgroundOpacity: 0.25 }}
      styles={{ title: { fontSize: "1.125rem", fontWeight: 640 } }}
    >
      {children}
    </Drawer>
  );
}
