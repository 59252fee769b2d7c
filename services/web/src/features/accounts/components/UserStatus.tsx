import { Group, Text } from "@mantine/core";
import { CircleCheck, Lock, Mail } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { User } from "../api/users";

const LOOKS = {
  active: { icon: CircleCheck, color: "var(--state-done)" },
  invited: { icon: Mail, color: "var(--state-open)" },
  blocked: { icon: Lock, color: "var(--state-late)" },
};

export function UserStatus({ status }: { status: User["status"] }) {
  const { t } = useTranslation();
  const { icon: Icon, color } = LOOKS[status];
  return (
    <Group gap={6} wrap="nowrap" c={color} component="span" display="inline-flex">
      <Icon size={14} aria-hidden />
      <Text span fz="sm" fw={500} c="inherit">
        {t(`users.status.${status}`)}
      </Text>
    </Group>
  );
}
