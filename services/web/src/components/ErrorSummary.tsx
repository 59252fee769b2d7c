import { Alert, Anchor, List, Text } from "@mantine/core";
import { TriangleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { fieldId } from "@/lib/forms";
import { asProblem, fieldOf } from "@/lib/problem";
import { sentenceOf } from "@/lib/sentence";
import { Reference } from "./Reference";

function focusField(field: string) {
  const element = document.getElementById(fieldId(field));
  const input = element?.matches("input, select, textarea, button") ? element : element?.querySelector<HTMLElement>("input, button");
  input?.focus();
}

/** The label of the field in front of the sentence: "Naam: Dit veld is verplicht." */
function labelOf(field: string): string {
  const id = fieldId(field);
  const found = document.querySelector(`label[for="${id}"]`) ?? document.querySelector(`#${CSS.escape(id)} > legend`);
  const label = found?.textContent.replace("*", "").trim();
  return label ? `${label}: ` : "";
}

type Props = {
  error: unknown;
  title?: string;
  /** For forms in parts: shows the part of the field first. */
  onFollow?: (field: string) => void;
};

/** What was not saved and why, with a link to each field. Takes the focus when it appears. */
export function ErrorSummary({ error, title, onFollow = focusField }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);
  if (!error) return null;
  const problem = asProblem(error);
  return (
    <Alert ref={box} tabIndex={-1} role="alert" color="red" variant="light" icon={<TriangleAlert size={18} aria-hidden />} title={title ?? t("problems.notSaved")}>
      {problem.errors.length === 0 && <Text fz="sm">{sentenceOf(problem)}</Text>}
      <List fz="sm" spacing={2}>
        {problem.errors.map((each) => (
          <List.Item key={each.pointer + each.code}>
            <Anchor
              href={`#${fieldId(fieldOf(each.pointer))}`}
              c="inherit"
              underline="always"
              fz="sm"
              onClick={(event) => {
                event.preventDefault();
                onFollow(fieldOf(each.pointer));
              }}
            >
              {labelOf(fieldOf(each.pointer))}
              {each.detail}
            </Anchor>
          </List.Item>
        ))}
      </List>
      <Reference value={problem.reference} />
    </Alert>
  );
}
