import { Paper } from "@mantine/core";
import { Circle, CircleAlert, CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { FormDefinition, Section } from "../api/forms";
import { missingIn } from "./answers";
import type { AnswersForm } from "./FormField";
import classes from "./form.module.css";

export const sectionId = (key: string) => `section-${key}`;

function stateOf({ fields }: Section, form: AnswersForm) {
  const { answers } = form.values;
  const wrong = Object.keys(form.errors).filter((path) => fields.some(({ key }) => path === `answers.${key}` || path.startsWith(`answers.${key}.`)));
  const needed = fields.reduce((sum, each) => sum + missingIn(each, answers[each.key]), 0);
  return { wrong: wrong.length, needed };
}

function Step({ section, form }: { section: Section; form: AnswersForm }) {
  const { t } = useTranslation();
  const { wrong, needed } = stateOf(section, form);
  const [Icon, color] =
    wrong > 0 ? [CircleAlert, "var(--state-late)"] : needed > 0 ? [Circle, "var(--state-later)"] : [CircleCheck, "var(--state-done)"];
  const words = wrong > 0 ? t("form.wrong", { count: wrong }) : needed > 0 ? t("form.needed", { count: needed }) : t("form.complete");
  return (
    <a
      href={`#${sectionId(section.key)}`}
      className={classes.step}
      onClick={(event) => {
        event.preventDefault();
        const heading = document.getElementById(sectionId(section.key));
        heading?.scrollIntoView({ block: "start" });
        heading?.focus({ preventScroll: true });
      }}
    >
      <Icon size={17} aria-hidden color={color} />
      <span>
        {section.title}
        <span className={classes.stepState}>{words}</span>
      </span>
    </a>
  );
}

/** The parts of the form with their state; each leads to its part. */
export function SectionSteps({ definition, form }: { definition: FormDefinition; form: AnswersForm }) {
  const { t } = useTranslation();
  return (
    <Paper component="nav" aria-label={t("form.sections")} className={classes.steps} p={8}>
      {definition.sections.map((section) => (
        <Step key={section.key} section={section} form={form} />
      ))}
    </Paper>
  );
}
