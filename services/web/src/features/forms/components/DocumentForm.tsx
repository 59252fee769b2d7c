import { Button, Group, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useHotkeys } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { FileCheck, Save } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "@/components/ErrorSummary";
import { notifyDone } from "@/components/notify";
import { UnsavedWarning } from "@/components/UnsavedWarning";
import { Widget } from "@/components/Widget";
import { allows } from "@/lib/client";
import { formatTime } from "@/lib/dates";
import type { DocumentAnswer } from "@/lib/documents";
import { showFieldErrors, useOnceKey } from "@/lib/forms";
import { asProblem, fieldErrors, type ProblemError } from "@/lib/problem";
import { sentenceOf } from "@/lib/sentence";
import { type Answers, type FormDefinition, useFinalise } from "../api/forms";
import { answersOf, fieldsOf, valuesOf } from "./answers";
import { DraftConflict } from "./DraftConflict";
import { FormField } from "./FormField";
import { SectionSteps, sectionId } from "./SectionSteps";
import { type Draft, useDraft } from "./use-draft";
import classes from "./form.module.css";

function DraftState({ draft }: { draft: Draft }) {
  const { t, i18n } = useTranslation();
  if (draft.problem && draft.problem.status !== 412) {
    return (
      <Text fz="sm" c="var(--state-late)" role="alert">
        {t("form.notSaved")} {draft.problem.errors[0]?.detail ?? sentenceOf(draft.problem)}
      </Text>
    );
  }
  const words = draft.isSaving
    ? t("form.saving")
    : draft.isDirty
      ? t("form.unsaved")
      : draft.savedAt
        ? t("form.savedAt", { time: formatTime(draft.savedAt, i18n.language) })
        : "";
  return (
    <Text fz="sm" c="var(--quiet)" role="status">
      {words}
    </Text>
  );
}

type Props = { document: DocumentAnswer; definition: FormDefinition };

/** A form as its definition describes it. What is typed is kept as a draft; "Definitief opslaan" makes a version of it. */
export function DocumentForm({ document: opened, definition }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const once = useOnceKey();
  const [document, setDocument] = useState(opened);
  const fields = fieldsOf(definition);
  const touched = useRef<() => void>(() => undefined);
  const form = useForm<{ answers: Answers }>({
    initialValues: { answers: valuesOf(fields, opened.answers) },
    onValuesChange: () => touched.current(),
  });
  const refused = useRef<string[]>([]);
  const showRefused = (problem: ProblemError | null) => {
    for (const path of refused.current) form.clearFieldError(path);
    const errors = problem ? fieldErrors(problem) : {};
    refused.current = Object.keys(errors);
    for (const [path, sentence] of Object.entries(errors)) form.setFieldError(path, sentence);
  };
  const draft = useDraft(document, () => answersOf(fields, form.getValues().answers), showRefused);
  const finalising = useFinalise(document.id, once.key);
  const editable = allows(document, "edit");
  const next = Math.max(0, ...document.versions.map(({ number }) => number)) + 1;
  const running = document.versions.find(({ signing }) => signing === "open");
  const conflict = draft.problem?.status === 412 || asProblem(finalising.error).status === 412;
  // eslint-disable-next-line react-hooks/refs -- read when something is typed, never while rendering
  touched.current = draft.touch;

  const keep = () => {
    if (editable && !conflict) void draft.save();
  };
  const finalise = async () => {
    if (finalising.isPending) return;
    await draft.hold();
    try {
      const { dossierId } = await finalising.mutateAsync({ answers: answersOf(fields, form.getValues().answers), version: document.version });
      once.renew();
      notifyDone(t("form.final", { title: document.title, number: next }));
      await navigate({ to: "/dossiers/$dossierId", params: { dossierId }, search: { tab: "documents" }, ignoreBlocker: true });
    } catch (error) {
      showFieldErrors(form, error);
    }
  };
  const settle = (fresh: DocumentAnswer, mine: boolean) => {
    if (!mine) form.setValues({ answers: valuesOf(fields, fresh.answers) });
    form.clearErrors();
    finalising.reset();
    setDocument(fresh);
    draft.restart(fresh, mine);
    if (mine) void draft.save();
  };
  useHotkeys([["mod+S", keep]], []);

  return (
    <>
      <UnsavedWarning dirty={draft.isDirty && !finalising.isPending && !finalising.isSuccess} />
      <div className={classes.layout}>
        <SectionSteps definition={definition} form={form} />
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            keep();
          }}
        >
          <fieldset disabled={!editable} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
            <Stack>
              {conflict ? (
                <DraftConflict
                  documentId={document.id}
                  definition={definition}
                  mine={form.values.answers}
                  onMine={(fresh) => settle(fresh, true)}
                  onTheirs={(fresh) => settle(fresh, false)}
                />
              ) : (
                <ErrorSummary error={finalising.error} />
              )}
              {definition.sections.map((section) => (
                <div key={section.key} id={sectionId(section.key)} tabIndex={-1} className={classes.section}>
                  <Widget title={section.title}>
                    <Stack>
                      {section.fields.map((field) => (
                        <FormField key={field.key} form={form} field={field} path={`answers.${field.key}`} />
                      ))}
                    </Stack>
                  </Widget>
                </div>
              ))}
              {editable && (
                <div className={classes.bar}>
                  <Group gap="xs">
                    <Button type="submit" variant="default" leftSection={<Save size={16} aria-hidden />} disabled={conflict}>
                      {t("form.saveDraft")}
                    </Button>
                    <Button leftSection={<FileCheck size={16} aria-hidden />} loading={finalising.isPending} disabled={conflict} onClick={() => void finalise()}>
                      {t("form.finalise")}
                    </Button>
                  </Group>
                  <DraftState draft={draft} />
                  <Text fz="sm" c="var(--quiet)">
                    {t("form.makesVersion", { number: next })}
                    {running && ` ${t("form.endsRequest", { number: running.number })}`}
                  </Text>
                </div>
              )}
            </Stack>
          </fieldset>
        </form>
      </div>
    </>
  );
}
