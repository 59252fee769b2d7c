import { Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "./ConfirmDialog";

/** Asks before typed but unsaved input is lost, also when the tab closes. The end of a session asks nothing. */
export function UnsavedWarning({ dirty }: { dirty: boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && next.pathname !== "/inloggen" && current.pathname !== next.pathname,
    enableBeforeUnload: dirty,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      opened={blocker.status === "blocked"}
      title={t("common.leaveTitle")}
      confirm={t("common.leaveConfirm")}
      danger
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      <Text fz="sm">{t("common.leaveText")}</Text>
    </ConfirmDialog>
  );
}
