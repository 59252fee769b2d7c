import { Alert, Skeleton, Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { Route, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { asProblem } from "@/lib/problem";
import { sentenceOf } from "@/lib/sentence";

/** What saving will do, in a sentence above the button; or why it can't be done like this. */
export function PreviewBox<T>({ preview, children }: { preview: UseQueryResult<T>; children: (found: T) => ReactNode }) {
  if (preview.isError) {
    const problem = asProblem(preview.error);
    const sentences = problem.errors.length > 0 ? problem.errors.map((each) => each.detail) : [sentenceOf(problem)];
    return (
      <Alert role="status" color="red" variant="light" icon={<TriangleAlert size={18} aria-hidden />}>
        {sentences.join(" ")}
      </Alert>
    );
  }
  if (preview.isPending) return preview.fetchStatus === "idle" ? null : <Skeleton height={64} />;
  return (
    <Alert role="status" variant="light" icon={<Route size={18} aria-hidden />}>
      <Text fz="sm">{children(preview.data)}</Text>
    </Alert>
  );
}
