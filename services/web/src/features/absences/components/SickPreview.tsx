import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { PreviewBox } from "@/components/PreviewBox";
import type { Answer } from "@/lib/api-types";
import { formatDay } from "@/lib/dates";

type Preview = Answer<"/api/trajects/dossiers/{dossier_id}/sick-reports/preview", "post">;

/** A new case with its first deadline, or the case that a relapse goes on with. */
export function SickPreview({ preview }: { preview: UseQueryResult<Preview> }) {
  const { t } = useTranslation();
  return (
    <PreviewBox preview={preview}>
      {({ protocol, taskCount, firstDue, continuesSince, sentence }) => (
        <>
          {continuesSince ? sentence : t("sick.starts", { protocol: protocol.title, count: taskCount })}
          {firstDue && ` ${t("sick.firstDue", { title: firstDue.title, day: formatDay(firstDue.to) })}`}
        </>
      )}
    </PreviewBox>
  );
}
