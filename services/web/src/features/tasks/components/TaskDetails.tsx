import { Badge, Group, Stack, Text } from "@mantine/core";
import { Scale } from "lucide-react";
import { useTranslation } from "react-i18next";
import { allows } from "@/lib/client";
import { formatDay } from "@/lib/dates";
import type { Task } from "@/lib/dossiers";
import { CompleteTaskForm } from "./CompleteTaskForm";
import { TaskDocumentButton } from "./TaskDocumentButton";
import classes from "./TaskItem.module.css";

export function TaskDetails({ dossierId, task }: { dossierId: string; task: Task }) {
  const { t } = useTranslation();
  return (
    <Stack className={classes.details} gap="sm">
      <Text fz="sm">{task.why}</Text>
      <Group gap="xs">
        <Badge variant="light" color="gray" c="var(--mantine-color-text)" tt="none" leftSection={<Scale size={12} aria-hidden />}>
          {t(`dossiers.mandatory.${task.mandatory}`)}
        </Badge>
        {task.article && <Text fz="sm" c="var(--quiet)">{task.article}</Text>}
      </Group>
      <Text fz="sm" c="var(--quiet)">
        {t("dossiers.executor")}: {task.executor?.displayName ?? task.roleName}
      </Text>
      {task.doneOn && (
        <Text fz="sm">{t("dossiers.doneOn", { day: formatDay(task.doneOn), by: task.doneBy?.displayName ?? "–" })}</Text>
      )}
      {task.note && <Text fz="sm">{task.note}</Text>}
      <div>
        <TaskDocumentButton dossierId={dossierId} task={task} />
      </div>
      {allows(task, "complete") && <CompleteTaskForm dossierId={dossierId} task={task} />}
    </Stack>
  );
}
