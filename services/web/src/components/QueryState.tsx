import { Alert, Button, Group } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/problem";
import { Loading } from "./Loading";
import { ProblemState } from "./ProblemState";

type Props<T> = {
  query: UseQueryResult<T>;
  rows?: number;
  /** The whole page depends on it. */
  page?: boolean;
  children: (data: T) => ReactNode;
};

function Stale({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert role="alert" color="yellow" variant="light" mb="sm" py="xs">
      <Group justify="space-between" gap="xs">
        {t("problems.stale")}
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          {t("common.again")}
        </Button>
      </Group>
    </Alert>
  );
}

/** Loading, refused, failed or there: every part of a page that reads goes through this. Old data stay while they refresh. */
export function QueryState<T>({ query, rows = 5, page = false, children }: Props<T>) {
  const retry = () => void query.refetch();
  if (query.isPending) return <Loading rows={rows} />;
  if (query.isSuccess) return children(query.data);
  const { status } = asProblem(query.error);
  const lostContact = status === 0 || status >= 500;
  if (query.data === undefined || !lostContact) return <ProblemState error={query.error} onRetry={retry} page={page} />;
  return (
    <>
      <Stale onRetry={retry} />
      {children(query.data)}
    </>
  );
}
