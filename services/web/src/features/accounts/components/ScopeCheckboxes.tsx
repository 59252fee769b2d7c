import { Checkbox, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryState } from "@/components/QueryState";
import { fieldId } from "@/lib/forms";
import { employersQuery, officesQuery } from "@/lib/organisation";
import classes from "./accounts.module.css";

type Props = { value: string[]; onChange: (scopes: string[]) => void; disabled?: boolean; error?: string | undefined };

/** For whom somebody works: whole offices, or single employers. An office brings its employers along. */
export function ScopeCheckboxes({ value, onChange, disabled = false, error }: Props) {
  const { t } = useTranslation();
  const offices = useQuery(officesQuery);
  const employers = useQuery(employersQuery("published", undefined, 100));
  const toggle = (id: string) => onChange(value.includes(id) ? value.filter((each) => each !== id) : [...value, id]);
  const tick = (id: string, label: string, via: string | null) => (
    <Checkbox
      key={id}
      label={via ? t("users.viaOffice", { name: label }) : label}
      checked={via !== null || value.includes(id)}
      disabled={disabled || via !== null}
      onChange={() => toggle(id)}
    />
  );
  return (
    <fieldset className={classes.scopes} id={fieldId("scopes")} tabIndex={-1}>
      <legend>{t("users.scopes")}</legend>
      <Text fz="xs" c="var(--quiet)" mb="xs">{t("users.scopesHint")}</Text>
      {error && <Text fz="xs" c="var(--state-late)" mb="xs">{error}</Text>}
      <QueryState query={offices} rows={2}>
        {({ items }) => (
          <Stack gap="sm">
            {items.length === 0 && <Text fz="sm">{t("users.noOffices")}</Text>}
            {items.map((office) => (
              <div key={office.id}>
                {tick(office.id, office.name, null)}
                <Stack gap={6} mt={6} pl="xl">
                  {employers.data?.items
                    .filter((each) => each.officeId === office.id)
                    .map((each) => tick(each.id, each.name, value.includes(office.id) ? office.name : null))}
                </Stack>
              </div>
            ))}
          </Stack>
        )}
      </QueryState>
    </fieldset>
  );
}
