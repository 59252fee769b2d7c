import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api";
import type { Item } from "@/lib/api-types";
import { answer } from "@/lib/client";
import { endOfWeek } from "@/lib/dates";

export type TaskRow = Item<"/api/trajects/tasks">;

const LIMIT = 100;

/** My open tasks, the earliest due day first. The start page, the counter in the bar and the list share one read. */
export const tasksQuery = (cursor?: string) =>
  queryOptions({
    queryKey: ["tasks", cursor ?? ""],
    queryFn: () => answer(api.GET("/api/trajects/tasks", { params: { query: { cursor, limit: LIMIT } } })),
  });

export type Moment = "late" | "thisWeek" | "later";

export const momentOf = (task: Pick<TaskRow, "state" | "to">, today: string): Moment => {
  if (task.state === "late") return "late";
  return task.to <= endOfWeek(today) ? "thisWeek" : "later";
};
