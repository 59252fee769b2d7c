import { formatDay } from "@/lib/dates";
import type { Answers, Field, FormDefinition } from "../api/forms";

export const fieldsOf = (form: FormDefinition): Field[] => form.sections.flatMap(({ fields }) => fields);

const isList = ({ kind }: Field) => kind === "rows" || kind === "dates";

/** What an input shows when nothing was answered. */
const blankOf = (field: Field): unknown => (isList(field) ? [] : field.kind === "date" || field.kind === "choice" ? null : "");

export const blankRow = (columns: Field[]): Answers => Object.fromEntries(columns.map((each) => [each.key, blankOf(each)]));

function shownAs(field: Field, answer: unknown): unknown {
  if (answer === null || answer === undefined) return blankOf(field);
  if (field.kind !== "rows" || !Array.isArray(answer)) return answer;
  return (answer as Answers[]).map((row) => valuesOf(field.columns, row));
}

/** The answers as inputs want them: every field has a value. */
export const valuesOf = (fields: Field[], answers: Answers): Answers =>
  Object.fromEntries(fields.map((field) => [field.key, shownAs(field, answers[field.key])]));

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === "string" && value.trim() === "") || (Array.isArray(value) && value.length === 0);

/** How many required answers are missing in a field; begun rows count with what they ask. */
export function missingIn(field: Field, value: unknown): number {
  const isAsked = field.isRequired ? 1 : 0;
  if (isBlank(value)) return isAsked;
  if (field.kind === "dates") return (value as (string | null)[]).every((day) => day === null) ? isAsked : 0;
  if (field.kind !== "rows") return 0;
  return (value as Answers[]).flatMap((row) => field.columns.map((each) => missingIn(each, row[each.key]))).reduce((sum, count) => sum + count, 0);
}

function sentAs(field: Field, value: unknown): unknown {
  if (field.kind === "rows") return (value as Answers[]).map((row) => answersOf(field.columns, row));
  if (field.kind === "dates") return (value as (string | null)[]).filter((day) => day !== null);
  return value;
}

/** What was answered; a field left blank is not sent. */
export function answersOf(fields: Field[], values: Answers): Answers {
  const filled = fields.filter((field) => !isBlank(values[field.key]));
  return Object.fromEntries(filled.map((field) => [field.key, sentAs(field, values[field.key])]));
}

/** An answer in words, to set two of them beside each other. */
export function inWords(field: Field, value: unknown): string {
  if (isBlank(value)) return "–";
  if (field.kind === "date") return formatDay(value as string);
  if (field.kind === "choice") return field.choices.find((each) => each.value === value)?.label ?? "–";
  if (field.kind === "dates") return (value as (string | null)[]).map(formatDay).join(", ");
  if (field.kind !== "rows") return String(value);
  return (value as Answers[]).map((row) => (field.columns).map((each) => inWords(each, row[each.key])).join(" · ")).join("; ");
}
