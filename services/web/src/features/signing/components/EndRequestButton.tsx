import { Button, Stack, Text, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { ErrorSummary } from "@/components/ErrorSummary";
import { notifyDone } from "@/components/notify";
import { useCeremonyAct } from "../api/ceremonies";

type Props = { id: string; icon: ReactNode; act: "refusal" | "withdrawal" };

/** Weigeren (with the reason) or Intrekken: the request ends for everybody, so it asks first. */
export function EndRequestButton({ id, icon, act }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState("");
  const ending = useCeremonyAct(id);
  const words = act === "refusal" ? "decline" : "withdraw";
  const close = () => {
    setOpened(false);
    ending.reset();
  };
  const end = () => {
    if (ending.isPending || (act === "refusal" && !reason.trim())) return;
    void ending.mutateAsync(act === "refusal" ? { act, reason: reason.trim() } : { act }).then(
      () => {
        close();
        notifyDone(t(`signing.${words}.done`));
      },
      () => undefined,
    );
  };
  return (
    <>
      <Button variant="subtle" color="gray" c="var(--mantine-color-text)" leftSection={icon} onClick={() => setOpened(true)}>
        {t(`signing.${words}.open`)}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={t(`signing.${words}.title`)}
        confirm={t(`signing.${words}.confirm`)}
        danger
        busy={ending.isPending}
        onConfirm={end}
        onClose={close}
      >
        <Stack gap="sm">
          <ErrorSummary error={ending.error} />
          <Text fz="sm">{t(`signing.${words}.text`)}</Text>
          {act === "refusal" && (
            <Textarea
              label={t("signing.reason")}
              description={t("signing.reasonHint")}
              required
              autosize
              minRows={2}
              maxLength={500}
              data-autofocus
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Stack>
      </ConfirmDialog>
    </>
  );
}
