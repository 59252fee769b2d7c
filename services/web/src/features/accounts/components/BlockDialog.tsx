import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { ErrorSummary } from "@/components/ErrorSummary";
import { fieldId, useOnceKey } from "@/lib/forms";
import { useBlock, type User } from "../api/users";

type Props = { user: User; opened: boolean; onClose: () => void };

export function BlockDialog({ user, opened, onClose }: Props) {
  const { t } = useTranslation();
  const once = useOnceKey();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const block = useBlock(user, once.key);
  const empty = reason.trim() === "";
  const confirm = () => {
    setTried(true);
    if (empty) return;
    block.mutate(reason.trim(), {
      onSuccess: () => {
        once.renew();
        setReason("");
        setTried(false);
        onClose();
      },
    });
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t("users.blockTitle", { name: user.displayName })}
      confirm={t("users.block")}
      danger
      busy={block.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ErrorSummary error={block.error} />
      <Text fz="sm">{t("users.blockText")}</Text>
      <Textarea
        id={fieldId("reason")}
        label={t("users.reason")}
        required
        data-autofocus
        autosize
        minRows={2}
        value={reason}
        error={tried && empty ? t("common.needed") : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
