import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Lock, LockOpen, Mail } from "lucide-react";
import { useTranslation } from "react-i18next";
import { notifyDone, notifyRefused } from "@/components/notify";
import { allows } from "@/lib/client";
import { useOnceKey } from "@/lib/forms";
import { asProblem } from "@/lib/problem";
import { sentenceOf } from "@/lib/sentence";
import { useInviteAgain, useUnblock, type User } from "../api/users";
import { BlockDialog } from "./BlockDialog";

/** What can be done with an account now, as the server says. */
export function UserActions({ user }: { user: User }) {
  const { t } = useTranslation();
  const [asked, dialog] = useDisclosure(false);
  const unblockKey = useOnceKey();
  const inviteKey = useOnceKey();
  const unblock = useUnblock(user, unblockKey.key);
  const invite = useInviteAgain(user, inviteKey.key);
  const may = (action: string) => allows(user, action);
  const refused = (error: unknown) => notifyRefused(sentenceOf(asProblem(error)));
  return (
    <>
      {may("invite") && (
        <Button
          variant="default"
          leftSection={<Mail size={16} aria-hidden />}
          loading={invite.isPending}
          onClick={() =>
            invite.mutate(undefined, {
              onSuccess: () => {
                inviteKey.renew();
                notifyDone(t("users.invited", { email: user.email }));
              },
              onError: refused,
            })
          }
        >
          {t("users.inviteAgain")}
        </Button>
      )}
      {may("unblock") && (
        <Button
          leftSection={<LockOpen size={16} aria-hidden />}
          loading={unblock.isPending}
          onClick={() =>
            unblock.mutate(undefined, {
              onSuccess: () => {
                unblockKey.renew();
                notifyDone(t("users.unblocked", { name: user.displayName }));
              },
              onError: refused,
            })
          }
        >
          {t("users.unblock")}
        </Button>
      )}
      {may("block") && (
        <Button variant="default" c="var(--state-late)" leftSection={<Lock size={16} aria-hidden />} onClick={dialog.open}>
          {t("users.block")}
        </Button>
      )}
      <BlockDialog user={user} opened={asked} onClose={dialog.close} />
    </>
  );
}
