import { Button, Group, Text } from "@mantine/core";
import { Plus } from "lucide-react";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { SidePanel } from "@/components/SidePanel";
import { Widget } from "@/components/Widget";
import { allows } from "@/lib/client";
import type { Employer } from "@/lib/organisation";
import { DepartmentForm } from "./DepartmentForm";
import classes from "./employers.module.css";

const route = getRouteApi("/_shell/werkgevers/$employerId");

/** At least one department; its line manager gets the notices of new tasks. */
export function DepartmentsPart({ employer }: { employer: Employer }) {
  const { t } = useTranslation();
  const { paneel } = route.useSearch();
  const navigate = route.useNavigate();
  const panel = (next: string | undefined) => void navigate({ search: (old) => ({ ...old, paneel: next }) });
  const editable = allows(employer, "add-department");
  const edited = employer.departments.find((each) => each.id === paneel) ?? null;
  const add = editable && (
    <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={() => panel("nieuw")}>
      {t("employers.addDepartment")}
    </Button>
  );
  return (
    <Widget title={t("employers.part.afdelingen")} action={employer.departments.length > 0 && add}>
      {employer.departments.length === 0 && (
        <EmptyState title={t("employers.noDepartments")} hint={t("employers.noDepartmentsHint")}>{add}</EmptyState>
      )}
      <ul className={classes.plain}>
        {employer.departments.map((each) => (
          <Group key={each.id} component="li" justify="space-between" gap="xs">
            <div>
              <Text fw={600} fz="sm">{each.name}</Text>
              <Text fz="sm" c="var(--quiet)">
                {each.lineManager ? `${each.lineManager.name} · ${each.lineManager.email}` : t("employers.noLineManager")}
              </Text>
            </div>
            {editable && (
              <Button size="compact-sm" variant="subtle" onClick={() => panel(each.id)} aria-label={t("employers.editDepartment", { name: each.name })}>
                {t("common.edit")}
              </Button>
            )}
          </Group>
        ))}
      </ul>
      {editable && (
        <SidePanel
          opened={paneel === "nieuw" || edited !== null}
          onClose={() => panel(undefined)}
          title={edited ? t("employers.editDepartment", { name: edited.name }) : t("employers.addDepartment")}
        >
          <DepartmentForm key={edited?.id ?? "nieuw"} employer={employer} department={edited} onDone={() => panel(undefined)} />
        </SidePanel>
      )}
    </Widget>
  );
}
