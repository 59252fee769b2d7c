import { Box, Button, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { bind } from "@/lib/forms";
import { proposedDebtorNumber } from "./employer-form";
import { PlaceholderButton } from "./PlaceholderButton";
import type { EmployerForm } from "./use-employer-form";

export function AgreementsPart({ form }: { form: EmployerForm }) {
  const { t } = useTranslation();
  const proposal = proposedDebtorNumber(form.values);
  return (
    <Box maw={420}>
      <TextInput label={t("employers.field.debtorNumber")} description={t("employers.hint.debtorNumber")} {...bind(form, "debtorNumber")} />
      {proposal && form.values.debtorNumber === "" && (
        <Button size="compact-xs" variant="subtle" mt={4} onClick={() => form.setFieldValue("debtorNumber", proposal)}>
          {t("employers.useProposal", { proposal })}
        </Button>
      )}
      <TextInput mt="md" label={t("employers.field.offering")} description={t("employers.hint.offering")} {...bind(form, "offering")} />
      <PlaceholderButton form={form} field="offering" />
    </Box>
  );
}
