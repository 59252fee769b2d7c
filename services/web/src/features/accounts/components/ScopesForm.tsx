import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "@/components/ErrorSummary";
import { notifyDone } from "@/components/notify";
import { UnsavedWarning } from "@/components/UnsavedWarning";
import { allows } from "@/lib/client";
import { type User, useSaveScopes } from "../api/users";
import { ScopeCheckboxes } from "./ScopeCheckboxes";

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
        notifyDone(t("common.saved"));
      },
    });
  };
  return (
    <Stack>
      <UnsavedWarning dirty={draft !== null} />
      <ErrorSummary error={saving.error} />
      <ScopeCheckboxes value={draft ?? user.scopes} onChange={setDraft} disabled={!editable} />
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
