import { Fieldset, Grid, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { bind } from "@/lib/forms";
import type { EmployerForm } from "./use-employer-form";

type Props = { form: EmployerForm; at: "visitingAddress" | "postalAddress" };

export function AddressFields({ form, at }: Props) {
  const { t } = useTranslation();
  const sizes = { street: 6, houseNumber: 3, houseNumberSuffix: 3, postcode: 4, city: 8 };
  return (
    <Fieldset legend={t(`employers.field.${at}`)} id={`field-${at}`} tabIndex={-1}>
      <Grid gap="sm">
        {(Object.keys(sizes) as (keyof typeof sizes)[]).map((part) => (
          <Grid.Col key={part} span={{ base: part === "street" || part === "city" ? 12 : 6, sm: sizes[part] }}>
            <TextInput label={t(`employers.address.${part}`)} {...bind(form, `${at}.${part}`)} />
          </Grid.Col>
        ))}
      </Grid>
    </Fieldset>
  );
}
