import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmployerSelect } from "@/components/EmployerSelect";
import { Widget } from "@/components/Widget";

export function FindDossierWidget() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Widget title={t("dossiers.find")}>
      <EmployerSelect
        value={undefined}
        onPick={(werkgever) => {
          if (werkgever) void navigate({ to: "/dossiers", search: { werkgever } });
        }}
      />
    </Widget>
  );
}
