import { Alert, Button, Group, Table, Text } from "@mantine/core";
import { GitCompare } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { EmployerValues } from "./employer-form";

const shown = (value: EmployerValues[keyof EmployerValues]): string => {
  if (value === null || value === "") return "–";
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "object") return Object.values(value).filter(Boolean).join(" ") || "–";
  return String(value);
};

type Props = { mine: EmployerValues; theirs: EmployerValues; onMine: () => void; onTheirs: () => void };

/** A colleague saved meanwhile: both versions beside each other, and the choice. */
export function VersionConflict({ mine, theirs, onMine, onTheirs }: Props) {
  const { t } = useTranslation();
  const names = (Object.keys(mine) as (keyof EmployerValues)[]).filter((key) => shown(mine[key]) !== shown(theirs[key]));
  return (
    <Alert role="alert" color="yellow" variant="light" icon={<GitCompare size={18} aria-hidden />} title={t("employers.conflict")}>
      <Text fz="sm" mb="xs">{t("employers.conflictHint")}</Text>
      <Table mb="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("employers.conflictField")}</Table.Th>
            <Table.Th>{t("employers.conflictMine")}</Table.Th>
            <Table.Th>{t("employers.conflictTheirs")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {names.map((name) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{t(`employers.field.${name}`)}</Table.Th>
              <Table.Td>{shown(mine[name])}</Table.Td>
              <Table.Td>{shown(theirs[name])}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group gap="xs">
        <Button onClick={onMine}>{t("employers.keepMine")}</Button>
        <Button variant="default" onClick={onTheirs}>{t("employers.takeTheirs")}</Button>
      </Group>
    </Alert>
  );
}
