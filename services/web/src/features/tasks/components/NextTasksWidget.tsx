import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { TextLink } from "@/components/links";
import { RuledList } from "@/components/RuledList";
import { TaskState } from "@/components/TaskState";
import { Widget } from "@/components/Widget";
import { formatDay } from "@/lib/dates";
import type { Task } from "@/lib/dossiers";
import { openTasks } from "./task-order";
import { TaskDocumentButton } from "./TaskDocumentButton";

const SHOWN = 3;

/** The tasks of a dossier that are due first. */
export function NextTasksWidget({ dossierId, tasks }: { dossierId: string; tasks: Task[] }) {
  const { t } = useTranslation();
  const next = openTasks({ tasks }).slice(0, SHOWN);
  return (
    <Widget title={t("dossiers.nextTasks")}>
      {next.length === 0 && <Text fz="sm">{t("dossiers.allDone")}</Text>}
      <RuledList>
        {next.map((task) => (
          <li key={task.key}>
            <Group justify="space-between" gap="xs">
              <TextLink
                to="/dossiers/$dossierId"
                params={{ dossierId }}
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
            <TaskDocumentButton dossierId={dossierId} task={task} size="compact-sm" />
          </li>
        ))}
      </RuledList>
    </Widget>
  );
}
