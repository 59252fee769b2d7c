import { Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { QueryState } from "@/components/QueryState";
import { AbsenceActions } from "@/features/absences/components/AbsenceActions";
import { AbsencePanels } from "@/features/absences/components/AbsencePanels";
import { DossierHead } from "@/features/cases/components/DossierHead";
import { DocumentsTab } from "@/features/documents/components/DocumentsTab";
import { PregnancyActions } from "@/features/pregnancies/components/PregnancyActions";
import { PregnancyPanels } from "@/features/pregnancies/components/PregnancyPanels";
import { SigningPanel } from "@/features/signing/components/SigningPanel";
import { isOpenTask } from "@/features/tasks/components/task-order";
import { TasksTab } from "@/features/tasks/components/TasksTab";
import { type Dossier, dossierQuery } from "@/lib/dossiers";
import { can } from "@/lib/permissions";
import { usePermission } from "@/lib/session";
import { Overview } from "./Overview";
import classes from "./DossierPage.module.css";

const route = getRouteApi("/_shell/dossiers/$dossierId");

type Panel = "ziek" | "herstel" | "deelherstel" | "zwanger" | "bevalling";

const TABS = { overzicht: undefined, taken: "taken", documents: "documents" } as const;

function DossierTabs({ dossier }: { dossier: Dossier }) {
  const { t } = useTranslation();
  const may = usePermission();
  const { tab = "overzicht" } = route.useSearch();
  const navigate = route.useNavigate();
  const open = [...dossier.trajects, ...dossier.pregnancies].flatMap((each) => each.tasks).filter(isOpenTask).length;
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(next) => void navigate({ search: { tab: TABS[next as keyof typeof TABS] } })}
    >
      <Tabs.List className={classes.tabs}>
        <Tabs.Tab value="overzicht">{t("dossiers.tab.overview")}</Tabs.Tab>
        <Tabs.Tab value="taken">{t("dossiers.tab.tasks", { count: open })}</Tabs.Tab>
        {may(can.readDocuments) && <Tabs.Tab value="documents">{t("documents.tab")}</Tabs.Tab>}
      </Tabs.List>
      <Tabs.Panel value="overzicht" pt="md">
        <Overview dossier={dossier} />
      </Tabs.Panel>
      <Tabs.Panel value="taken" pt="md">
        <TasksTab dossier={dossier} />
      </Tabs.Panel>
      {may(can.readDocuments) && (
        <Tabs.Panel value="documents" pt="md">
          <DocumentsTab dossierId={dossier.id} />
          <SigningPanel dossierId={dossier.id} />
        </Tabs.Panel>
      )}
    </Tabs>
  );
}

/** A dossier with what each area puts into it: only here they meet. */
export function DossierPage() {
  const { dossierId } = route.useParams();
  const { paneel } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(dossierQuery(dossierId));
  const open = (panel?: Panel) => void navigate({ search: (old) => ({ ...old, paneel: panel }), replace: !panel });
  const close = () => open();
  return (
    <QueryState query={query} page rows={8}>
      {(dossier) => (
        <>
          <DossierHead
            dossier={dossier}
            actions={
              <>
                <PregnancyActions dossier={dossier} onOpen={open} />
                <AbsenceActions dossier={dossier} onOpen={open} />
              </>
            }
          />
          <DossierTabs dossier={dossier} />
          <AbsencePanels dossier={dossier} panel={paneel} onClose={close} />
          <PregnancyPanels dossier={dossier} panel={paneel} onClose={close} />
        </>
      )}
    </QueryState>
  );
}
