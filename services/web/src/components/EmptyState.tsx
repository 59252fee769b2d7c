import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";

/** One sentence, why, and the one thing to do. */
export function EmptyState({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <Stack align="center" gap={6} py="xl" px="md" ta="center">
      <Text fw={600}>{title}</Text>
      {hint && (
        <Text c="var(--quiet)" fz="sm" maw={440}>
          {hint}
        </Text>
      )}
      {children}
    </Stack>
  );
}
