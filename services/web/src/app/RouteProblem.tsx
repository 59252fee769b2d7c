import { Box } from "@mantine/core";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { ProblemState } from "@/components/ProblemState";

/** What a page shows that could not even begin. */
export function RouteProblem({ error, reset }: ErrorComponentProps) {
  return (
    <Box p="xl">
      <ProblemState error={error} onRetry={reset} page />
    </Box>
  );
}
