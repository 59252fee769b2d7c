import { Stack } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import { CursorPager } from "@/components/CursorPager";
import { type Column, DataTable } from "@/components/DataTable";
import { EmptyState } from "@/components/EmptyState";
import { ButtonLink, TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { QueryState } from "@/components/QueryState";
import { formatInstant } from "@/lib/dates";
import { can } from "@/lib/permissions";
import { usePermission } from "@/lib/session";
import { groupsQuery, type User, usersQuery } from "../api/users";
import { UserStatus } from "../components/UserStatus";

const route = getRouteApi("/_shell/beheer/gebruikers");

const columns = (t: TFunction, language: string, nameOf: (key: string) => string): Column<User>[] => [
  {
    id: "name",
    header: t("users.column.name"),
    meta: { heading: true },
    cell: ({ row: { original } }) => (
      <TextLink to="/beheer/gebruikers/$userId" params={{ userId: original.id }} fw={600}>
        {original.displayName}
      </TextLink>
    ),
  },
  { id: "loginName", header: t("users.field.loginName"), accessorFn: (row) => row.loginName },
  { id: "groups", header: t("users.groups"), accessorFn: (row) => row.groups.map(nameOf).join(", ") },
  { id: "status", header: t("users.column.status"), meta: { mark: true }, cell: ({ row }) => <UserStatus status={row.original.status} /> },
  {
    id: "lastSignedIn",
    header: t("users.column.lastSignedIn"),
    accessorFn: (row) => (row.lastSignedInAt ? formatInstant(row.lastSignedInAt, language) : t("users.never")),
  },
];

export function UsersPage() {
  const { t, i18n } = useTranslation();
  const may = usePermission();
  const { cursor } = route.useSearch();
  const groups = useQuery(groupsQuery(i18n.language));
  const query = useQuery({ ...usersQuery(cursor), placeholderData: keepPreviousData });
  const known = groups.data?.items;
  const shape = useMemo(
    () => columns(t, i18n.language, (key) => known?.find((each) => each.key === key)?.name ?? key),
    [t, i18n.language, known],
  );
  const add = may(can.createUsers) && (
    <ButtonLink to="/beheer/gebruikers/nieuw" leftSection={<UserPlus size={16} aria-hidden />}>{t("users.add")}</ButtonLink>
  );
  return (
    <>
      <PageHead tab={t("nav.users")} title={t("nav.users")} crumbs={[<TextLink key="start" to="/">{t("nav.start")}</TextLink>]} actions={add} />
      <Stack gap="sm">
        <QueryState query={query}>
          {({ items, next }) =>
            items.length === 0 ? (
              <EmptyState title={t("users.none")} hint={t("users.noneHint")}>{add}</EmptyState>
            ) : (
              <>
                <DataTable label={t("nav.users")} columns={shape} rows={items} rowId={(row) => row.id} dimmed={query.isPlaceholderData} />
                <CursorPager cursor={cursor} next={next} />
              </>
            )
          }
        </QueryState>
      </Stack>
    </>
  );
}
