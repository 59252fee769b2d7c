import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { QueryState } from "@/components/QueryState";
import { groupsQuery } from "../api/users";
import { InviteForm } from "../components/InviteForm";

export function NewUserPage() {
  const { t, i18n } = useTranslation();
  const query = useQuery(groupsQuery(i18n.language));
  return (
    <>
      <PageHead tab={t("users.add")} title={t("users.add")} crumbs={[<TextLink key="list" to="/beheer/gebruikers">{t("nav.users")}</TextLink>]} />
      <QueryState query={query} rows={8}>
        {({ items }) => <InviteForm groups={items} />}
      </QueryState>
    </>
  );
}
