import { Avatar, Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Keyboard, LogOut, UserRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api";
import { answer } from "@/lib/client";
import { currentLanguage, speak } from "@/lib/i18n";
import { rememberPreference } from "@/lib/preferences";
import { sessionQuery, useSession } from "@/lib/session";
import { rememberCsrfToken } from "@/lib/session-signal";
import { applyDensity, currentDensity, type Density } from "../density";

type ChoicesProps<T extends string> = { label: string; value: T; options: readonly { value: T; label: string }[]; onPick: (value: T) => void };

function Choices<T extends string>({ label, value, options, onPick }: ChoicesProps<T>) {
  return (
    <>
      <Menu.Label c="var(--quiet)">{label}</Menu.Label>
      <Menu.RadioGroup value={value} onChange={(next) => onPick(next as T)} aria-label={label}>
        {options.map((each) => (
          <Menu.RadioItem key={each.value} value={each.value} closeMenuOnClick={false}>
            {each.label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => answer(api.POST("/api/identity/sign-out", { body: {} })),
    onSuccess: async () => {
      client.clear();
      client.setQueryData(sessionQuery.queryKey, null);
      rememberCsrfToken(null);
      await navigate({ to: "/inloggen", search: { melding: "uitgelogd" } });
    },
  });
}

export function UserMenu({ onKeys }: { onKeys: () => void }) {
  const { t } = useTranslation();
  const { user, groups } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [density, setDensity] = useState<Density>(currentDensity);
  const signOut = useSignOut();
  const pickDensity = (next: Density) => {
    applyDensity(next);
    setDensity(next);
  };
  return (
    <Menu position="bottom-end" width={260} shadow="md">
      <Menu.Target>
        <UnstyledButton aria-label={t("shell.userMenu", { name: user.displayName })} style={{ borderRadius: "50%" }}>
          <Avatar size={34} color="petrol" variant="filled">
            <UserRound size={18} aria-hidden />
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah="calc(100dvh - 4.5rem)" style={{ overflowY: "auto" }}>
        <Menu.Label c="var(--mantine-color-text)" fz="sm" fw={600} pb={0}>
          {user.displayName}
        </Menu.Label>
        <Menu.Label c="var(--quiet)" pt={0}>{groups.map((each) => each.name).join(", ")}</Menu.Label>
        <Menu.Divider />
        <Choices
          label={t("shell.language")}
          value={currentLanguage()}
          options={[
            { value: "nl", label: "Nederlands" },
            { value: "en", label: "English" },
          ]}
          onPick={(language) => {
            rememberPreference("language", language);
            void speak(language);
          }}
        />
        <Choices
          label={t("shell.theme")}
          value={colorScheme}
          options={(["light", "dark", "auto"] as const).map((each) => ({ value: each, label: t(`shell.themes.${each}`) }))}
          onPick={setColorScheme}
        />
        <Choices
          label={t("shell.density")}
          value={density}
          options={(["dense", "roomy"] as const).map((each) => ({ value: each, label: t(`shell.densities.${each}`) }))}
          onPick={pickDensity}
        />
        <Menu.Divider />
        <Menu.Item leftSection={<Keyboard size={14} aria-hidden />} onClick={onKeys}>
          {t("shell.keys")}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={14} aria-hidden />} onClick={() => signOut.mutate()}>
          {t("shell.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
