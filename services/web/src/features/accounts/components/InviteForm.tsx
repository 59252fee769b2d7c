import { Button, Group, MultiSelect, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "@/components/ErrorSummary";
import { ButtonLink } from "@/components/links";
import { notifyDone } from "@/components/notify";
import { UnsavedWarning } from "@/components/UnsavedWarning";
import { Widget } from "@/components/Widget";
import { bind, focusFirst, orNull, showFieldErrors, useOnceKey, useSaveKeys } from "@/lib/forms";
import { useInvite, type UserFields, type UserGroup } from "../api/users";
import { ScopeCheckboxes } from "./ScopeCheckboxes";

type Values = {
  firstName: string;
  infix: string;
  lastName: string;
  email: string;
  phone: string;
  loginName: string;
  language: "nl" | "en";
  groups: string[];
  scopes: string[];
};

const EMPTY: Values = { firstName: "", infix: "", lastName: "", email: "", phone: "", loginName: "", language: "nl", groups: [], scopes: [] };

const fieldsOf = (values: Values): UserFields => ({
  firstName: values.firstName.trim(),
  infix: orNull(values.infix),
  lastName: values.lastName.trim(),
  email: values.email.trim(),
  phone: orNull(values.phone),
  ...(values.loginName.trim() && { loginName: values.loginName.trim() }),
  language: values.language,
  groups: values.groups,
  scopes: values.scopes,
});

const SIDES = ["arbo", "employer", "platform"] as const;

export function InviteForm({ groups }: { groups: UserGroup[] }) {
  const { t } = useTranslation();
  const once = useOnceKey();
  const navigate = useNavigate();
  const invitation = useInvite(once.key);
  const needed = (text: string) => (text.trim() ? null : t("common.needed"));
  const form = useForm<Values>({
    initialValues: EMPTY,
    validate: {
      firstName: needed,
      lastName: needed,
      email: needed,
      groups: (chosen) => (chosen.length > 0 ? null : t("users.groupNeeded")),
    },
  });
  const save = form.onSubmit((values) => {
    if (invitation.isPending) return;
    invitation.mutate(fieldsOf(values), {
      onSuccess: (user) => {
        notifyDone(t("users.invited", { email: user.email }));
        void navigate({ to: "/beheer/gebruikers/$userId", params: { userId: user.id } });
      },
      onError: (error) => showFieldErrors(form, error),
    });
  }, focusFirst);
  useSaveKeys(save);
  const scoped = groups.some((each) => each.needsScopes && form.values.groups.includes(each.key));
  return (
    <form onSubmit={save} noValidate>
      <UnsavedWarning dirty={form.isDirty() && invitation.isIdle} />
      <Stack maw="52rem">
        <ErrorSummary error={invitation.error} />
        <Widget title={t("users.person")}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={t("users.field.firstName")} required {...bind(form, "firstName")} />
            <TextInput label={t("users.field.infix")} {...bind(form, "infix")} />
            <TextInput label={t("users.field.lastName")} required {...bind(form, "lastName")} />
            <TextInput label={t("users.field.email")} description={t("users.emailHint")} type="email" required {...bind(form, "email")} />
            <TextInput label={t("users.field.phone")} type="tel" {...bind(form, "phone")} />
            <TextInput label={t("users.field.loginName")} description={t("users.loginNameHint")} autoCapitalize="none" spellCheck={false} {...bind(form, "loginName")} />
            <Select
              label={t("users.field.language")}
              allowDeselect={false}
              data={[
                { value: "nl", label: "Nederlands" },
                { value: "en", label: "English" },
              ]}
              {...bind(form, "language")}
            />
          </SimpleGrid>
        </Widget>
        <Widget title={t("users.rights")}>
          <Stack>
            <MultiSelect
              label={t("users.groups")}
              required
              searchable
              nothingFoundMessage={t("common.nothingFound")}
              data={SIDES.map((side) => ({
                group: t(`users.side.${side}`),
                items: groups.filter((each) => each.side === side).map((each) => ({ value: each.key, label: each.name })),
              })).filter((each) => each.items.length > 0)}
              {...bind(form, "groups")}
            />
            {scoped && (
              <ScopeCheckboxes
                value={form.values.scopes}
                onChange={(scopes) => form.setFieldValue("scopes", scopes)}
                error={form.errors.scopes as string | undefined}
              />
            )}
          </Stack>
        </Widget>
        <Group>
          <Button type="submit" loading={invitation.isPending}>{t("users.sendInvitation")}</Button>
          <ButtonLink variant="default" to="/beheer/gebruikers">{t("common.cancel")}</ButtonLink>
        </Group>
      </Stack>
    </form>
  );
}
