import type { Task, Traject } from "../api/dossiers";

const OPEN = new Set<Task["state"]>(["late", "open", "planned"]);

export const isOpenTask = (task: Task) => OPEN.has(task.state);

/** Tasks without an end stand under those with one. */
const LAST = "9999";

const byDueDay = (one: Task, other: Task) => (one.to ?? LAST).localeCompare(other.to ?? LAST) || one.title.localeCompare(other.title);

export const openTasks = (traject: Traject): Task[] => traject.tasks.filter(isOpenTask).sort(byDueDay);

export const closedTasks = (traject: Traject): Task[] => traject.tasks.filter((each) => !isOpenTask(each)).sort(byDueDay);
