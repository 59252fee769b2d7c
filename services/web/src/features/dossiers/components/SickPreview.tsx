import { Alert, Skeleton, Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { Route, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Answer } from "@/lib/api-types";
import { formatDay } from "@/lib/dates";
import { asProblem, sentenceOf } from "@/lib/problems";

type Preview = Answer<"/api/trajects/dossiers/{dossier_id}/sick-reports/preview", "post">;

/** What saving will do, in a sentence above the button; or why it can't be done like this. */
export function SickPreview({ preview }: { preview: UseQueryResult<Preview> }) {
  const { t } = useTranslation();
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
  const { protocol, taskCount, firstDue } = preview.data;
  return (
    <Alert role="status" variant="light" icon={<Route size={18} aria-hidden />}>
      <Text fz="sm">
        {t("sick.starts", { protocol: protocol.title, count: taskCount })}
        {firstDue && ` ${t("sick.firstDue", { title: firstDue.title, day: formatDay(firstDue.to) })}`}
      </Text>
    </Alert>
  );
}
