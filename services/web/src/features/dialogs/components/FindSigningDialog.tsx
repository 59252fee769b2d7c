import { Loader, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { usePoll } from "@/lib/idle";
import { dialogsQuery } from "../api/dialogs";

/** A dialog of a fresh request is there a moment later than the request. */
const POLL_MS = 2_000;

/** Leads to the dialog that a request for signatures has, once it is there. */
export function FindSigningDialog({ ceremonyId }: { ceremonyId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const refetchInterval = usePoll(POLL_MS);
  const { data } = useQuery({ ...dialogsQuery(), refetchInterval });
  const found = data?.items.find((each) => each.ceremonyId === ceremonyId)?.id;
  useEffect(() => {
    if (found) void navigate({ to: "/berichten/$dialogId", params: { dialogId: found }, search: {}, replace: true });
  }, [found, navigate]);
  return (
    <Stack align="center" py="xl" gap="xs" role="status">
      <Loader size="sm" aria-hidden />
      <Text>{t("messages.finding")}</Text>
    </Stack>
  );
}
