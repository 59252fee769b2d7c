import { Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { QueryState } from "@/components/QueryState";
import { can } from "@/lib/permissions";
import { usePermission } from "@/lib/session";
import { type Dossier, dossierQuery } from "../api/dossiers";
import { CASE_PANELS, type CasePanel, CasePanels } from "../components/CasePanels";
import { DossierHead } from "../components/DossierHead";
import { Overview } from "../components/Overview";
import { TasksTab } from "../components/TasksTab";
import { isOpenTask } from "../components/tasks";
import classes from "../components/Dossier.module.css";

const route = getRouteApi("/_shell/dossiers/$dossierId");

type Parts = {
  /** What other subjects put into a dossier; the app brings them together. */
  documents: (dossierId: string) => ReactNode;
};

const TABS = { overzicht: undefined, taken: "taken", documents: "documents" } as const;

function DossierTabs({ dossier, documents }: { dossier: Dossier } & Parts) {
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
          {documents(dossier.id)}
        </Tabs.Panel>
      )}
    </Tabs>
  );
}

export function DossierPage({ documents }: Parts) {
  const { dossierId } = route.useParams();
  const { paneel } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(dossierQuery(dossierId));
  const open = (panel?: CasePanel) => void navigate({ search: (old) => ({ ...old, paneel: panel }), replace: !panel });
  return (
    <QueryState query={query} page rows={8}>
      {(dossier) => (
        <>
          <DossierHead dossier={dossier} onOpen={open} />
          <DossierTabs dossier={dossier} documents={documents} />
          <CasePanels dossier={dossier} panel={CASE_PANELS.find((each) => each === paneel)} onClose={() => open()} />
        </>
      )}
    </QueryState>
  );
}
