import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useParams } from "@tanstack/react-router";
import { MessageSquarePlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CursorPager } from "@/components/CursorPager";
import { EmptyState } from "@/components/EmptyState";
import { ButtonLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { QueryState } from "@/components/QueryState";
import { SidePanel } from "@/components/SidePanel";
import { usePoll } from "@/lib/idle";
import { can } from "@/lib/permissions";
import { usePermission } from "@/lib/session";
import { dialogsQuery } from "../api/dialogs";
import { DialogList } from "../components/DialogList";
import { DialogView, type ShowCeremony } from "../components/DialogView";
import { FindSigningDialog } from "../components/FindSigningDialog";
import { NewDialogForm } from "../components/NewDialogForm";
import { DIALOGS_POLL_MS } from "../components/use-unread";
import classes from "../components/dialogs.module.css";

const route = getRouteApi("/_shell/berichten");

function NewDialog() {
  const { t } = useTranslation();
  const { paneel, dossier } = route.useSearch();
  const navigate = route.useNavigate();
  const close = () => void navigate({ to: ".", search: (old) => ({ ...old, paneel: undefined, dossier: undefined }), replace: true });
  return (
    <SidePanel opened={paneel === "nieuw"} onClose={close} title={t("messages.new")}>
      {dossier ? (
        <NewDialogForm
          dossierId={dossier}
          onDone={(dialogId) => void navigate({ to: "/berichten/$dialogId", params: { dialogId }, search: {} })}
        />
      ) : (
        <EmptyState title={t("messages.fromDossier")} hint={t("messages.fromDossierHint")}>
          <ButtonLink to="/dossiers" mt="xs">{t("messages.toDossiers")}</ButtonLink>
        </EmptyState>
      )}
    </SidePanel>
  );
}

/** List and dialog beside each other; on a narrow screen one of them. */
export function DialogsPage({ showCeremony }: { showCeremony: ShowCeremony }) {
  const { t } = useTranslation();
  const may = usePermission();
  const { cursor, ondertekening } = route.useSearch();
  const { dialogId } = useParams({ strict: false });
  const navigate = route.useNavigate();
  const refetchInterval = usePoll(DIALOGS_POLL_MS);
  const query = useQuery({ ...dialogsQuery(cursor), refetchInterval });
  return (
    <>
      <PageHead
        tab={t("nav.messages")}
        title={t("nav.messages")}
        actions={
          may(can.startDialogs) && (
            <Button leftSection={<MessageSquarePlus size={16} aria-hidden />} onClick={() => void navigate({ to: ".", search: (old) => ({ ...old, paneel: "nieuw" }) })}>
              {t("messages.new")}
            </Button>
          )
        }
      />
      <div className={classes.layout} data-dialog={dialogId}>
        <div className={classes.side}>
          <QueryState query={query}>
            {({ items, next }) => (
              <>
                {items.length === 0 ? <EmptyState title={t("messages.none")} hint={t("messages.noneHint")} /> : <DialogList rows={items} />}
                <CursorPager cursor={cursor} next={next} />
              </>
            )}
          </QueryState>
        </div>
        <div className={classes.main} data-busy={ondertekening}>
          {dialogId ? (
            <DialogView dialogId={dialogId} showCeremony={showCeremony} />
          ) : ondertekening ? (
            <FindSigningDialog ceremonyId={ondertekening} />
          ) : (
            query.data && query.data.items.length > 0 && (
              <Group justify="center">
                <EmptyState title={t("messages.choose")} hint={t("messages.chooseHint")} />
              </Group>
            )
          )}
        </div>
      </div>
      <NewDialog />
    </>
  );
}
