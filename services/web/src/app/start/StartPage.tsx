import { SimpleGrid, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PageHead } from "@/components/PageHead";
import { FindDossierWidget } from "@/features/cases/components/FindDossierWidget";
import { DraftsWidget } from "@/features/employers/components/DraftsWidget";
import { SignaturesWidget } from "@/features/signing/components/SignaturesWidget";
import { TasksWidget } from "@/features/tasks/components/TasksWidget";
import { can } from "@/lib/permissions";
import { usePermission, useSession } from "@/lib/session";
import { ActionsWidget } from "./ActionsWidget";
import { FirstStepsWidget } from "./FirstStepsWidget";

/** Widgets by right; each loads and fails by itself. */
export function StartPage() {
  const { t } = useTranslation();
  const { user } = useSession();
  const may = usePermission();
  const builder = may(can.createEmployers);
  return (
    <>
      <PageHead tab={t("nav.start")} title={t("start.greeting", { name: user.displayName })} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" verticalSpacing="md">
        {may(can.readTasks) && <TasksWidget />}
        <Stack>
          {may(can.sign) && <SignaturesWidget />}
          <ActionsWidget />
          {may(can.readDossiers) && may(can.readEmployers) && <FindDossierWidget />}
          {builder && <DraftsWidget />}
          <FirstStepsWidget />
        </Stack>
      </SimpleGrid>
    </>
  );
}
