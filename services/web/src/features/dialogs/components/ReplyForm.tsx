import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { getHotkeyHandler } from "@mantine/hooks";
import { Send } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "@/components/ErrorSummary";
import { UnsavedWarning } from "@/components/UnsavedWarning";
import { useOnceKey } from "@/lib/forms";
import { useSendMessage } from "../api/dialogs";

export function ReplyForm({ dialogId }: { dialogId: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const once = useOnceKey();
  const sending = useSendMessage(dialogId, once.key);
  const send = () => {
    if (!text.trim() || sending.isPending) return;
    void sending.mutateAsync(text.trim()).then(
      () => {
        once.renew();
        setText("");
      },
      () => undefined,
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <UnsavedWarning dirty={text.trim() !== "" && !sending.isPending} />
      <Stack gap="xs">
        <ErrorSummary error={sending.error} title={t("messages.notSent")} />
        <Textarea
          label={t("messages.reply")}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={5_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={getHotkeyHandler([["mod+Enter", send]])}
        />
        <Group gap="sm">
          <Button type="submit" leftSection={<Send size={16} aria-hidden />} loading={sending.isPending} disabled={!text.trim()}>
            {t("messages.send")}
          </Button>
          <Text fz="sm" c="var(--quiet)">{t("messages.sendHint")}</Text>
        </Group>
      </Stack>
    </form>
  );
}
