import { Collapse, Text, UnstyledButton } from "@mantine/core";
import { ChevronRight } from "lucide-react";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { TaskState } from "@/components/TaskState";
import { formatDay } from "@/lib/dates";
import type { Task } from "@/lib/dossiers";
import { TaskDetails } from "./TaskDetails";
import classes from "./TaskItem.module.css";

const route = getRouteApi("/_shell/dossiers/$dossierId");

/** One row; it unfolds in place. Which one is open stands in the address, so that a link leads to a task. */
export function TaskItem({ dossierId, task }: { dossierId: string; task: Task }) {
  const { t } = useTranslation();
  const { taak, traject } = route.useSearch();
  const navigate = route.useNavigate();
  const id = useId();
  const row = useRef<HTMLLIElement>(null);
  const opened = taak === task.key && traject === task.trajectId;
  const toggle = () =>
    void navigate({
      search: (old) => ({ ...old, taak: opened ? undefined : task.key, traject: opened ? undefined : task.trajectId }),
      replace: true,
      resetScroll: false,
    });
  useEffect(() => {
    if (opened) row.current?.scrollIntoView({ block: "nearest" });
  }, [opened]);
  return (
    <li ref={row} className={classes.item}>
      <UnstyledButton className={classes.row} aria-expanded={opened} aria-controls={id} onClick={toggle}>
        <ChevronRight size={16} aria-hidden className={classes.chevron} data-opened={opened || undefined} />
        <Text span fz="sm" fw={600} className={classes.title}>
          {task.title}
        </Text>
        <Text span fz="sm" c="var(--quiet)" className={classes.role}>
          {task.roleName}
        </Text>
        <Text span fz="sm" className={classes.days}>
          {t("dossiers.period", { from: formatDay(task.from), to: formatDay(task.to) })}
        </Text>
        <span className={classes.state}>
          <TaskState state={task.state} />
        </span>
      </UnstyledButton>
      <Collapse expanded={opened} id={id} transitionDuration={0}>
        {opened && <TaskDetails dossierId={dossierId} task={task} />}
      </Collapse>
    </li>
  );
}
