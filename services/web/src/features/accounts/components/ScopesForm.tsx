import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "@/components/ErrorSummary";
import { confirm } from "@/components/notify";
import { UnsavedWarning } from "@/components/UnsavedWarning";
import { allows } from "@/lib/client";
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
        confirm(t("common.saved"));
      },
    });
  };
  return (
    <Stack>
      <UnsavedWarning dirty={draft !== null} />
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
