import { Group, VisuallyHidden } from "@mantine/core";
import type { TFunction } from "i18next";
import type { Column } from "@/components/DataTable";
import { TextLink } from "@/components/links";
import type { EmployerRow } from "@/lib/organisation";

export function employerColumns(t: TFunction, state: "published" | "draft"): Column<EmployerRow>[] {
  const name: Column<EmployerRow> = {
    id: "name",
    header: t("employers.column.name"),
    meta: { heading: true },
    cell: ({ row: { original } }) => (
      <TextLink to="/werkgevers/$employerId" params={{ employerId: original.id }} fw={600}>
        {original.name}
      </TextLink>
    ),
  };
  const city: Column<EmployerRow> = { id: "city", header: t("employers.column.city"), accessorFn: (row) => row.city ?? "–" };
  if (state === "draft") return [name, city];
  return [
    name,
    city,
    { id: "office", header: t("employers.column.office"), accessorFn: (row) => row.officeName ?? "–" },
    {
      id: "links",
      header: t("employers.column.open"),
      cell: ({ row: { original } }) => (
        <Group gap="md">
          <TextLink to="/werkgevers/$employerId/werknemers" params={{ employerId: original.id }}>
            {t("employers.employees")}
            <VisuallyHidden> {original.name}</VisuallyHidden>
          </TextLink>
          <TextLink to="/dossiers" search={{ werkgever: original.id }}>
            {t("nav.dossiers")}
            <VisuallyHidden> {original.name}</VisuallyHidden>
          </TextLink>
        </Group>
      ),
    },
  ];
}
