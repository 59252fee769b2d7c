import { Box, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { TextLink } from "@/components/links";
import { QueryState } from "@/components/QueryState";
import { TaskState } from "@/components/TaskState";
import { Widget } from "@/components/Widget";
import { formatDay, formatDistance, today } from "@/lib/dates";
import { type Moment, momentOf, type TaskRow, tasksQuery } from "../api/list-tasks";
import classes from "./TasksWidget.module.css";

const VIEW = { late: "laat", thisWeek: "week", later: "later" } as const;

function Counter({ moment, count, open }: { moment: Moment; count: number; open: boolean }) {
  const { t } = useTranslation();
  return (
    <Link to="/taken" search={{ toon: VIEW[moment] }} className={classes.counter} data-late={(moment === "late" && count > 0) || undefined}>
      <Text span className={classes.number}>
        {count}
        {open ? "+" : ""}
      </Text>
      <Text span fz="sm">
        {t(`tasks.moment.${moment}`)}
      </Text>
    </Link>
  );
}

function Row({ task }: { task: TaskRow }) {
  const { i18n } = useTranslation();
  return (
    <Group component="li" className={classes.row} justify="space-between" wrap="nowrap" gap="sm">
      <Box miw={0}>
        <TextLink
          to="/dossiers/$dossierId"
          params={{ dossierId: task.dossierId }}
          search={{ tab: "taken", traject: task.trajectId, taak: task.key }}
          fw={600}
          fz="sm"
        >
          {task.title}
        </TextLink>
        <Text fz="xs" c="var(--quiet)" truncate>
          {task.employeeName} · {task.employerName}
        </Text>
      </Box>
      <Box ta="right" style={{ flex: "none" }}>
        <TaskState state={task.state} />
        <Text fz="xs" c="var(--quiet)">
          {formatDay(task.to)}, {formatDistance(task.to, today(), i18n.language)}
        </Text>
      </Box>
    </Group>
  );
}

export function TasksWidget() {
  const { t } = useTranslation();
  const query = useQuery(tasksQuery());
  return (
    <Widget title={t("nav.tasks")} action={<TextLink to="/taken" fz="sm">{t("tasks.toTasks")}</TextLink>}>
      <QueryState query={query} rows={7}>
        {({ items, next }) => {
          const now = today();
          const count = (moment: Moment) => items.filter((each) => momentOf(each, now) === moment).length;
          return (
            <Stack gap="sm">
              <SimpleGrid cols={3} spacing="xs">
                <Counter moment="late" count={count("late")} open={false} />
                <Counter moment="thisWeek" count={count("thisWeek")} open={false} />
                <Counter moment="later" count={count("later")} open={next !== null} />
              </SimpleGrid>
              {items.length === 0 ? (
                <EmptyState title={t("tasks.none")} hint={t("tasks.noneHint")} />
              ) : (
                <ul className={classes.list}>
                  {items.slice(0, 5).map((task) => (
                    <Row key={`${task.trajectId}.${task.key}`} task={task} />
                  ))}
                </ul>
              )}
            </Stack>
          );
        }}
      </QueryState>
    </Widget>
  );
}
