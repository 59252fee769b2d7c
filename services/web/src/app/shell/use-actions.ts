import { type LinkProps, useParams } from "@tanstack/react-router";
import { Building2, type LucideIcon, MapPin, Thermometer, UserPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { can } from "@/lib/permissions";
import { usePermission } from "@/lib/session";

export type Action = { key: string; label: string; hint: string; icon: LucideIcon; link: LinkProps };

/** What this user can begin. In a dossier "Ziek" starts at once, elsewhere it first asks for the dossier. */
export function useActions(): Action[] {
  const { t } = useTranslation();
  const may = usePermission();
  const { dossierId } = useParams({ strict: false });
  const actions: Action[] = [];
  if (may(can.reportSick)) {
    actions.push({
      key: "sick",
      label: t("actions.sick"),
      hint: dossierId ? t("actions.sickHere") : t("actions.sickHint"),
      icon: Thermometer,
      link: dossierId
        ? { to: "/dossiers/$dossierId", params: { dossierId }, search: { paneel: "ziek" } }
        : { to: "/dossiers", search: {} },
    });
  }
  if (may(can.createEmployers)) {
    actions.push({
      key: "employer",
      label: t("actions.employer"),
      hint: t("actions.employerHint"),
      icon: Building2,
      link: { to: "/werkgevers", search: { paneel: "nieuw" } },
    });
  }
  if (may(can.createUsers)) {
    actions.push({ key: "user", label: t("actions.user"), hint: t("actions.userHint"), icon: UserPlus, link: { to: "/beheer/gebruikers/nieuw" } });
  }
  if (may(can.createOffices)) {
    actions.push({
      key: "office",
      label: t("actions.office"),
      hint: t("actions.officeHint"),
      icon: MapPin,
      link: { to: "/beheer/kantoren", search: { paneel: "nieuw" } },
    });
  }
  return actions;
}
