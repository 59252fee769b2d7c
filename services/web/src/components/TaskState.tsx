import { Group, Text } from "@mantine/core";
import { Ban, CircleCheck, CircleDashed, MinusCircle, Triangle } from "lucide-react";
import { useTranslation } from "react-i18next";

export type TaskStateName = "planned" | "open" | "late" | "done" | "cancelled" | "not_applicable";

const LOOKS = {
  late: { icon: Triangle, color: "var(--state-late)", filled: true },
  open: { icon: Triangle, color: "var(--state-open)", filled: true },
  planned: { icon: CircleDashed, color: "var(--state-later)", filled: false },
  done: { icon: CircleCheck, color: "var(--state-done)", filled: false },
  cancelled: { icon: Ban, color: "var(--state-later)", filled: false },
  not_applicable: { icon: MinusCircle, color: "var(--state-later)", filled: false },
};

/** Shape, word and colour together: red triangle late, blue triangle in its period. */
export function TaskState({ state }: { state: TaskStateName }) {
  const { t } = useTranslation();
  const { icon: Icon, color, filled } = LOOKS[state];
  return (
    <Group gap={6} wrap="nowrap" c={color} component="span" display="inline-flex">
      <Icon size={14} aria-hidden fill={filled ? "currentColor" : "none"} style={{ flex: "none" }} />
      <Text span fz="sm" fw={state === "late" ? 600 : 500} c="inherit" style={{ whiteSpace: "nowrap" }}>
        {t(`taskState.${state}`)}
      </Text>
    </Group>
  );
}
