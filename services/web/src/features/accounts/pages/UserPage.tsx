import { SimpleGrid } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { QueryState } from "@/components/QueryState";
import { Widget } from "@/components/Widget";
import { formatInstant } from "@/lib/dates";
import { groupsQuery, type User, userQuery } from "../api/users";
import { ScopesForm } from "../components/ScopesForm";
import { UserActions } from "../components/UserActions";
import { UserStatus } from "../components/UserStatus";
import classes from "../components/accounts.module.css";

const route = getRouteApi("/_shell/beheer/gebruikers/$userId");

function Facts({ user }: { user: User }) {
  const { t, i18n } = useTranslation();
  const { data: groups } = useQuery(groupsQuery(i18n.language));
  const nameOf = (key: string) => groups?.items.find((each) => each.key === key)?.name ?? key;
  const facts: [string, ReactNode][] = [
    [t("users.column.status"), <UserStatus key="status" status={user.status} />],
    [t("users.field.loginName"), user.loginName],
    [t("users.field.email"), user.email],
    [t("users.field.phone"), user.phone ?? "–"],
    [t("users.groups"), user.groups.map(nameOf).join(", ")],
    [t("users.column.lastSignedIn"), user.lastSignedInAt ? formatInstant(user.lastSignedInAt, i18n.language) : t("users.never")],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <div key={label} style={{ display: "contents" }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function UserPage() {
  const { t } = useTranslation();
  const { userId } = route.useParams();
  const query = useQuery(userQuery(userId));
  return (
    <QueryState query={query} page rows={6}>
      {(user) => (
        <>
          <PageHead
            tab={t("users.user")}
            title={user.displayName}
            crumbs={[<TextLink key="list" to="/beheer/gebruikers">{t("nav.users")}</TextLink>]}
            actions={<UserActions user={user} />}
          />
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <Widget title={t("users.data")}>
              <Facts user={user} />
            </Widget>
            <Widget title={t("users.authorisations")}>
              <ScopesForm key={user.version} user={user} />
            </Widget>
          </SimpleGrid>
        </>
      )}
    </QueryState>
  );
}
