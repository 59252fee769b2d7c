import { Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, FolderOpen } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/components/links";
import { QueryState } from "@/components/QueryState";
import { usePoll } from "@/lib/idle";
import { can } from "@/lib/permissions";
import { usePermission } from "@/lib/session";
import { type Dialog, dialogQuery, useMarkRead } from "../api/dialogs";
import { MessageList } from "./MessageList";
import { ReplyForm } from "./ReplyForm";
import { DIALOGS_POLL_MS } from "./use-unread";
import classes from "./dialogs.module.css";

/** The request for signatures that a dialog can be about, shown above its messages. */
export type ShowCeremony = (id: string) => ReactNode;

/** What is on screen is read; once for each newest message, also when the server refused it. */
function useReadMark({ id, unreadCount, messages }: Dialog) {
  const { mutate } = useMarkRead(id);
  const newest = messages.at(-1)?.id;
  const marked = useRef<string>(undefined);
  useEffect(() => {
    if (unreadCount === 0 || marked.current === newest) return;
    marked.current = newest;
    mutate();
  }, [unreadCount, newest, mutate]);
}

function View({ dialog, showCeremony }: { dialog: Dialog; showCeremony: ShowCeremony }) {
  const { t } = useTranslation();
  const may = usePermission();
  useReadMark(dialog);
  return (
    <Stack component="article" aria-labelledby="dialog-subject">
      <Group justify="space-between" gap="xs" align="flex-start">
        <div>
          <Title order={2} id="dialog-subject" fz="lg">
            {dialog.subject}
          </Title>
          <Text fz="sm" c="var(--quiet)">
            {t("messages.participants")}: {dialog.participants.map(({ name }) => name).join(", ")}
          </Text>
        </div>
        {dialog.dossierId && may(can.readDossiers) && (
          <ButtonLink to="/dossiers/$dossierId" params={{ dossierId: dialog.dossierId }} variant="default" size="compact-sm" leftSection={<FolderOpen size={14} aria-hidden />}>
            {t("messages.toDossier")}
          </ButtonLink>
        )}
      </Group>
      {dialog.ceremonyId && (
        <Paper bg="var(--surface)">
          {showCeremony(dialog.ceremonyId)}
        </Paper>
      )}
      <MessageList messages={dialog.messages} />
      <ReplyForm dialogId={dialog.id} />
    </Stack>
  );
}

export function DialogView({ dialogId, showCeremony }: { dialogId: string; showCeremony: ShowCeremony }) {
  const { t } = useTranslation();
  const refetchInterval = usePoll(DIALOGS_POLL_MS);
  const query = useQuery({ ...dialogQuery(dialogId), refetchInterval });
  return (
    <>
      <div className={classes.back}>
        <ButtonLink to="/berichten" variant="subtle" size="compact-sm" mb="xs" leftSection={<ChevronLeft size={14} aria-hidden />}>
          {t("messages.all")}
        </ButtonLink>
      </div>
      <QueryState query={query} rows={6}>
        {(dialog) => <View key={dialog.id} dialog={dialog} showCeremony={showCeremony} />}
      </QueryState>
    </>
  );
}
