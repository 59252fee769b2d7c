import { Group, Text } from "@mantine/core";

export function Brand({ size = "md" }: { size?: "md" | "lg" }) {
  const edge = size === "lg" ? 36 : 26;
  return (
    <Group gap={10} wrap="nowrap">
      <img src="/icon.svg" alt="" width={edge} height={edge} />
      <Text fw={650} fz={size === "lg" ? "xl" : "md"} lh={1}>
        Poortwachter
      </Text>
    </Group>
  );
}
