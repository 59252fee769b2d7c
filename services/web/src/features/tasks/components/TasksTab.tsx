import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { Widget } from "@/components/Widget";
import { formatDay } from "@/lib/dates";
import type { Dossier, Task } from "@/lib/dossiers";
import { closedTasks, openTasks } from "./task-order";
import { TaskItem } from "./TaskItem";
import classes from "./TaskItem.module.css";

function TaskGroup({ title, dossierId, tasks }: { title: string; dossierId: string; tasks: Task[] }) {
  if (tasks.length === 0) return null;
  return (
    <>
      <Text component="h3" fz="sm" fw={600} c="var(--quiet)" mt="xs" mb={4}>
        {title} ({tasks.length})
      </Text>
      <ul className={classes.list}>
        {tasks.map((task) => (
          <TaskItem key={task.key} dossierId={dossierId} task={task} />
        ))}
      </ul>
    </>
  );
}

/** Every task of every traject: what is open first, what is closed under it. */
export function TasksTab({ dossier }: { dossier: Dossier }) {
  const { t } = useTranslation();
  const trajects = [
    ...dossier.pregnancies.map((each) => ({
      ...each,
      since: t("pregnancy.leaveFrom", { day: formatDay(each.leave.from) }),
    })),
    ...dossier.trajects.map((each) => ({ ...each, since: t("dossiers.firstSickDay", { day: formatDay(each.firstSickDay) }) })),
  ];
  if (trajects.length === 0) return <EmptyState title={t("dossiers.noTasks")} hint={t("dossiers.noTrajectHint")} />;
  return (
    <Stack>
      {trajects.map((traject) => (
        <Widget key={traject.id} title={traject.protocol.title} action={<Text fz="sm" c="var(--quiet)">{traject.since}</Text>}>
          {openTasks(traject).length === 0 && <Text fz="sm">{t("dossiers.allDone")}</Text>}
          <TaskGroup title={t("dossiers.openTasks")} dossierId={dossier.id} tasks={openTasks(traject)} />
          <TaskGroup title={t("dossiers.closedTasks")} dossierId={dossier.id} tasks={closedTasks(traject)} />
        </Widget>
      ))}
    </Stack>
  );
}
