import { Button, Group, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "@/components/ErrorSummary";
import { LeaveWarning } from "@/components/LeaveWarning";
import { allows } from "@/lib/api-client";
import { type User, useSaveScopes } from "../api/users";
import { ScopeTicks } from "./ScopeTicks";

/** The tree of whom somebody works for; saved with one press after ticking. */
export function ScopesForm({ user }: { user: User }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string[] | null>(null);
  const saving = useSaveScopes(user);
  const editable = allows(user, "change-scopes");
  const save = () => {
    if (!draft) return;
    saving.mutate(draft, {
      onSuccess: () => {
        setDraft(null);
        notifications.show({ message: t("common.saved"), color: "petrol", icon: <Check size={16} aria-hidden /> });
      },
    });
  };
  return (
    <Stack>
      <LeaveWarning dirty={draft !== null} />
      <ErrorSummary error={saving.error} />
      <ScopeTicks value={draft ?? user.scopes} onChange={setDraft} disabled={!editable} />
      {editable && (
        <Group>
          <Button disabled={draft === null} loading={saving.isPending} onClick={save}>
            {t("users.saveScopes")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
