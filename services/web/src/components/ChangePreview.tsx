import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Answer } from "@/lib/api-types";
import { PreviewBox } from "./PreviewBox";

type Change = Answer<"/api/trajects/dossiers/{dossier_id}/trajects/{traject_id}/recovery/preview", "post">;

/** The server's own sentence, and how many tasks in lists it touches. */
export function ChangePreview({ preview }: { preview: UseQueryResult<Change> }) {
  const { t } = useTranslation();
  return (
    <PreviewBox preview={preview}>
      {({ sentence, added, moved, cancelled }) =>
        [
          sentence,
          added > 0 && t("course.added", { count: added }),
          moved > 0 && t("course.moved", { count: moved }),
          cancelled > 0 && t("course.cancelled", { count: cancelled }),
        ]
          .filter(Boolean)
          .join(" ")
      }
    </PreviewBox>
  );
}
