import { Button, NumberInput, Radio, Select, Stack, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { DateField } from "@/components/DateField";
import { bind, fieldId } from "@/lib/forms";
import type { Answers, Field } from "../api/forms";
import { blankRow } from "./answers";
import classes from "./form.module.css";

export type AnswersForm = UseFormReturnType<{ answers: Answers }>;

type Props = { form: AnswersForm; field: Field; path: string };

/** More than these and one looks better in a list that unfolds. */
const RADIOS_AT_MOST = 5;

function ChoiceField({ form, field, path }: Props) {
  const choices = field.choices;
  const shared = { label: field.label, description: field.hint || undefined, required: field.isRequired };
  if (choices.length > RADIOS_AT_MOST) return <Select {...shared} clearable={!field.isRequired} data={choices} {...bind(form, path)} />;
  const { value, ...props } = bind(form, path) as { value: string | null };
  return (
    <Radio.Group {...shared} {...props} value={value ?? ""}>
      <Stack gap="xs" my={6}>
        {choices.map((each) => (
          <Radio key={each.value} size="md" value={each.value} label={each.label} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function SimpleField({ form, field, path }: Props) {
  const { i18n } = useTranslation();
  const shared = { label: field.label, description: field.hint || undefined, required: field.isRequired };
  const most = field.mostCharacters || undefined;
  if (field.kind === "choice") return <ChoiceField form={form} field={field} path={path} />;
  if (field.kind === "date") return <DateField {...shared} maw={260} {...bind(form, path)} />;
  if (field.kind === "number") {
    return <NumberInput {...shared} min={field.least} max={field.greatest} allowDecimal={false} maw={260} decimalSeparator={i18n.language === "en" ? "." : ","} {...bind(form, path)} />;
  }
  if (field.kind === "paragraph") return <Textarea {...shared} autosize minRows={3} maxLength={most} {...bind(form, path)} />;
  return <TextInput {...shared} maxLength={most} type={field.kind === "phone" ? "tel" : "text"} {...bind(form, path)} />;
}

type ListProps = Props & { count: number; children: React.ReactNode; onAdd: () => void; add: string };

function ListFrame({ form, field, path, count, children, onAdd, add }: ListProps) {
  const error = form.errors[path];
  return (
    <fieldset id={fieldId(path)} className={classes.list}>
      <legend className={classes.legend}>
        {field.label}
        {field.isRequired && <span aria-hidden className={classes.star}> *</span>}
      </legend>
      {field.hint && <p className={classes.hint}>{field.hint}</p>}
      {children}
      <div>
        <Button size="compact-sm" variant="light" leftSection={<Plus size={14} aria-hidden />} aria-label={`${add}: ${field.label}`} disabled={count >= field.most} onClick={onAdd}>
          {add}
        </Button>
      </div>
      {error && <p className={classes.error}>{error}</p>}
    </fieldset>
  );
}

function RemoveButton({ label, onRemove }: { label: string; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <Button size="compact-sm" variant="subtle" color="gray" c="var(--mantine-color-text)" leftSection={<Trash2 size={14} aria-hidden />} aria-label={`${t("form.remove")}: ${label}`} onClick={onRemove}>
      {t("form.remove")}
    </Button>
  );
}

function RowsField({ form, field, path }: Props) {
  const { t } = useTranslation();
  const columns = field.columns;
  const rows = form.getInputProps(path).value as Answers[];
  return (
    <ListFrame form={form} field={field} path={path} count={rows.length} add={t("form.addRow")} onAdd={() => form.insertListItem(path, blankRow(columns))}>
      {rows.map((_, index) => {
        const name = t("form.row", { label: field.label, number: index + 1 });
        return (
          <fieldset key={index} className={classes.row}>
            <legend className={classes.rowLegend}>{name}</legend>
            <div className={classes.columns}>
              {columns.map((column) => (
                <div key={column.key} data-wide={column.kind === "paragraph" || undefined}>
                  <SimpleField form={form} field={column} path={`${path}.${index}.${column.key}`} />
                </div>
              ))}
            </div>
            <RemoveButton label={name} onRemove={() => form.removeListItem(path, index)} />
          </fieldset>
        );
      })}
    </ListFrame>
  );
}

function DatesField({ form, field, path }: Props) {
  const { t } = useTranslation();
  const days = form.getInputProps(path).value as (string | null)[];
  return (
    <ListFrame form={form} field={field} path={path} count={days.length} add={t("form.addDate")} onAdd={() => form.insertListItem(path, null)}>
      {days.map((_, index) => {
        const name = t("form.row", { label: field.label, number: index + 1 });
        return (
          <div key={index} className={classes.date}>
            <DateField label={name} {...bind(form, `${path}.${index}`)} />
            <RemoveButton label={name} onRemove={() => form.removeListItem(path, index)} />
          </div>
        );
      })}
    </ListFrame>
  );
}

/** One field of a form definition, by its kind. */
export function FormField(props: Props) {
  if (props.field.kind === "rows") return <RowsField {...props} />;
  if (props.field.kind === "dates") return <DatesField {...props} />;
  return <SimpleField {...props} />;
}
