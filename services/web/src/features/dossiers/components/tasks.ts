import type { Task, Traject } from "../api/dossiers";

const OPEN = new Set<Task["state"]>(["late", "open", "planned"]);

export const isOpenTask = (task: Task) => OPEN.has(task.state);

const byDueDay = (one: Task, other: Task) => one.to.localeCompare(other.to) || one.title.localeCompare(other.title);

export const openTasks = (traject: Traject): Task[] => traject.tasks.filter(isOpenTask).sort(byDueDay);

export const closedTasks = (traject: Traject): Task[] => traject.tasks.filter((each) => !isOpenTask(each)).sort(byDueDay);
