import { Button, type ButtonProps } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { FileText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/components/links";
import { notifyRefused } from "@/components/notify";
import { documentsQuery } from "@/lib/documents";
import { useOnceKey } from "@/lib/forms";
import { can } from "@/lib/permissions";
import { asProblem } from "@/lib/problem";
import { sentenceOf } from "@/lib/sentence";
import { usePermission } from "@/lib/session";

import { useStartDocument } from "../api/start-document";

/** Which form does which task: the form has the task's own key. */
const FORM_OF_TASK: Partial<Record<string, string>> = { plan_of_action: "plan_of_action" };

type Props = { dossierId: string; task: { key: string; trajectId: string }; size?: ButtonProps["size"] };

function StartButton({ dossierId, task, form, size }: Props & { form: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const once = useOnceKey();
  const starting = useStartDocument(dossierId, once.key);
  const start = () =>
    void starting.mutateAsync({ form, trajectId: task.trajectId, taskKey: task.key }).then(
      ({ id }) => navigate({ to: "/dossiers/$dossierId/documents/$documentId", params: { dossierId, documentId: id } }),
      (error: unknown) => notifyRefused(sentenceOf(asProblem(error))),
    );
  return (
    <Button size={size} leftSection={<FileText size={16} aria-hidden />} loading={starting.isPending} onClick={start}>
      {t("documents.startPlan")}
    </Button>
  );
}

function DocumentButton({ dossierId, task, form, size }: Props & { form: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(documentsQuery(dossierId));
  const found = data?.find((each) => each.taskKey === task.key && each.trajectId === task.trajectId);
  if (!data) return null;
  if (!found) return <StartButton dossierId={dossierId} task={task} form={form} size={size} />;
  return (
    <ButtonLink
      to="/dossiers/$dossierId/documents/$documentId"
      params={{ dossierId, documentId: found.id }}
      size={size}
      variant="default"
      leftSection={<FileText size={16} aria-hidden />}
    >
      {t("documents.openPlan")}
    </ButtonLink>
  );
}

/** The document that a task asks for: begins it, or opens it. Nothing for a task without one. */
export function TaskDocumentButton(props: Props) {
  const may = usePermission();
  const form = FORM_OF_TASK[props.task.key];
  if (!form || !may(can.writeDocuments)) return null;
  return <DocumentButton {...props} form={form} />;
}
