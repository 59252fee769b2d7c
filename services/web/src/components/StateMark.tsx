import { Group, Text } from "@mantine/core";
import type { LucideIcon } from "lucide-react";

type Props = { icon: LucideIcon; color: string; children: string; strong?: boolean };

/** Shape, word and colour together: the state of something. */
export function StateMark({ icon: Icon, color, children, strong = false }: Props) {
  return (
    <Group gap={6} wrap="nowrap" c={color} component="span" display="inline-flex">
      <Icon size={14} aria-hidden style={{ flex: "none" }} />
      <Text span fz="sm" fw={strong ? 600 : 500} c="inherit">
        {children}
      </Text>
    </Group>
  );
}
