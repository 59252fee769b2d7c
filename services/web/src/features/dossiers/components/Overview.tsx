import { Button, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { Thermometer } from "lucide-react";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { TextLink } from "@/components/links";
import { TaskDocumentButton } from "@/components/TaskDocumentButton";
import { TaskState } from "@/components/TaskState";
import { Widget } from "@/components/Widget";
import { allows } from "@/lib/client";
import { addDays, formatDay, formatInstant, today } from "@/lib/dates";
import { currentTraject, type Dossier, expectedPregnancy, type Task, type Traject } from "../api/dossiers";
import { LeaveWidget, SpellsWidget } from "./CourseWidgets";
import { MilestoneTable } from "./MilestoneTable";
import { StepChart } from "./StepChart";
import { TrajectStrip } from "./TrajectStrip";
import { openTasks } from "./tasks";
import classes from "./Dossier.module.css";

const route = getRouteApi("/_shell/dossiers/$dossierId");

/** The server knows which day of absence it is; the browser's own clock is only for a case without one. */
const todayOf = ({ dayOfAbsence }: Dossier, traject: Traject) => {
  const spell = traject.spells.at(-1);
  return dayOfAbsence === null || !spell ? today() : addDays(spell.firstSickDay, dayOfAbsence - 1);
};

function NextTasks({ dossier, tasks }: { dossier: Dossier; tasks: Task[] }) {
  const { t } = useTranslation();
  const next = openTasks({ tasks }).slice(0, 3);
  return (
    <Widget title={t("dossiers.nextTasks")}>
      {next.length === 0 && <Text fz="sm">{t("dossiers.allDone")}</Text>}
      <ul className={classes.timeline}>
        {next.map((task) => (
          <li key={task.key}>
            <Group justify="space-between" gap="xs">
              <TextLink
                to="/dossiers/$dossierId"
                params={{ dossierId: dossier.id }}
                search={{ tab: "taken", traject: task.trajectId, taak: task.key }}
                fw={600}
              >
                {task.title}
              </TextLink>
              <Group gap="sm">
                <Text fz="sm" c="var(--quiet)">{t("dossiers.until", { day: formatDay(task.to) })}</Text>
                <TaskState state={task.state} />
              </Group>
            </Group>
            <TaskDocumentButton dossierId={dossier.id} task={task} size="compact-sm" />
          </li>
        ))}
      </ul>
    </Widget>
  );
}

function History({ dossier }: { dossier: Dossier }) {
  const { t, i18n } = useTranslation();
  return (
    <Widget title={t("dossiers.history")}>
      {dossier.history.length === 0 && <Text fz="sm" c="var(--quiet)">{t("dossiers.noHistory")}</Text>}
      <ol className={classes.timeline}>
        {dossier.history.map((each) => (
          <li key={each.at + each.sentence}>
            {each.sentence}
            <Text fz="xs" c="var(--quiet)">
              {[formatInstant(each.at, i18n.language), each.by?.displayName].filter(Boolean).join(" · ")}
            </Text>
          </li>
        ))}
      </ol>
    </Widget>
  );
}

/** The case that runs; after it the last one, so that what was stays in sight. */
const shownTraject = (dossier: Dossier) => currentTraject(dossier) ?? dossier.trajects[0] ?? null;

export function Overview({ dossier }: { dossier: Dossier }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const traject = shownTraject(dossier);
  const pregnancy = expectedPregnancy(dossier);
  const leave = pregnancy && <LeaveWidget pregnancy={pregnancy} />;
  const tasks = [...(pregnancy?.tasks ?? []), ...(traject?.tasks ?? [])];
  if (!traject) {
    return (
      <Stack>
        {leave ?? (
          <Widget title={t("dossiers.traject")}>
            <EmptyState title={t("dossiers.noTraject")} hint={t("dossiers.noTrajectHint")}>
              {allows(dossier, "report-sick") && (
                <Button mt="xs" leftSection={<Thermometer size={16} aria-hidden />} onClick={() => void navigate({ search: { paneel: "ziek" } })}>
                  {t("sick.open")}
                </Button>
              )}
            </EmptyState>
          </Widget>
        )}
        {leave && <NextTasks dossier={dossier} tasks={tasks} />}
        <History dossier={dossier} />
      </Stack>
    );
  }
  const now = todayOf(dossier, traject);
  return (
    <Stack gap="md">
      {leave}
      <Widget
        title={traject.protocol.title}
        action={
          <Text fz="sm" c="var(--quiet)">
            {traject.end
              ? t("dossiers.period", { from: formatDay(traject.firstSickDay), to: formatDay(traject.end) })
              : t("dossiers.firstSickDay", { day: formatDay(traject.firstSickDay) })}
          </Text>
        }
      >
        <TrajectStrip traject={traject} today={traject.end ?? now} />
      </Widget>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Stack>
          <NextTasks dossier={dossier} tasks={tasks} />
          <Widget title={t("dossiers.percentage")}>
            <StepChart from={traject.firstSickDay} to={traject.end ?? now} steps={traject.percentages} />
          </Widget>
          <SpellsWidget traject={traject} />
        </Stack>
        <History dossier={dossier} />
      </SimpleGrid>
      <Widget title={t("dossiers.milestones")}>
        <MilestoneTable dossierId={dossier.id} traject={traject} />
      </Widget>
    </Stack>
  );
}
