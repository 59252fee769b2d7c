import type { Task } from "@/lib/dossiers";

const OPEN = new Set<Task["state"]>(["late", "open", "planned"]);

export const isOpenTask = (task: Task) => OPEN.has(task.state);

/** Tasks without an end stand under those with one. */
const LAST = "9999";

const byDueDay = (one: Task, other: Task) => (one.to ?? LAST).localeCompare(other.to ?? LAST) || one.title.localeCompare(other.title);

export const openTasks = ({ tasks }: { tasks: Task[] }): Task[] => tasks.filter(isOpenTask).sort(byDueDay);

export const closedTasks = ({ tasks }: { tasks: Task[] }): Task[] => tasks.filter((each) => !isOpenTask(each)).sort(byDueDay);
