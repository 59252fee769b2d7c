import { Box, Checkbox, MultiSelect, Select, SimpleGrid, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { bind } from "@/lib/forms";
import { choicesQuery } from "../api/employers";
import { AddressFields } from "./AddressFields";
import { PlaceholderButton } from "./PlaceholderButton";
import type { EmployerForm } from "./use-employer-form";

const options = (choices: { key: string; name: string }[] | undefined) => choices?.map((each) => ({ value: each.key, label: each.name })) ?? [];

function NumberFields({ form }: { form: EmployerForm }) {
  const { t, i18n } = useTranslation();
  const { data: choices } = useQuery(choicesQuery(i18n.language));
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Box>
        <TextInput label={t("employers.field.payrollTaxNumber")} description={t("employers.hint.payrollTaxNumber")} {...bind(form, "payrollTaxNumber")} />
        <PlaceholderButton form={form} field="payrollTaxNumber" />
      </Box>
      <Box>
        <TextInput label={t("employers.field.uwvConnectionNumber")} description={t("employers.hint.uwvConnectionNumber")} {...bind(form, "uwvConnectionNumber")} />
        <PlaceholderButton form={form} field="uwvConnectionNumber" />
      </Box>
      <Box>
        <Select label={t("employers.field.sector")} searchable clearable clearButtonProps={{ "aria-label": t("common.clear") }} data={options(choices?.sectors)} {...bind(form, "sector")} />
        <PlaceholderButton form={form} field="sector" />
      </Box>
      <Select label={t("employers.field.uwvBranch")} searchable clearable clearButtonProps={{ "aria-label": t("common.clear") }} data={options(choices?.uwvBranches)} {...bind(form, "uwvBranch")} />
      <TextInput label={t("employers.field.employerCode")} {...bind(form, "employerCode")} />
      <MultiSelect label={t("employers.field.classifications")} description={t("employers.hint.classifications")} data={options(choices?.classifications)} {...bind(form, "classifications")} />
    </SimpleGrid>
  );
}

export function OrganisationPart({ form }: { form: EmployerForm }) {
  const { t } = useTranslation();
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={t("employers.field.name")} required {...bind(form, "name")} />
        <TextInput label={t("employers.field.phone")} type="tel" {...bind(form, "phone")} />
      </SimpleGrid>
      <AddressFields form={form} at="visitingAddress" />
      <Checkbox label={t("employers.field.postalDiffers")} {...form.getInputProps("postalDiffers", { type: "checkbox" })} />
      {form.values.postalDiffers && <AddressFields form={form} at="postalAddress" />}
      <NumberFields form={form} />
    </>
  );
}
