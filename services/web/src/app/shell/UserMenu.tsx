import { Avatar, Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Check, Keyboard, LogOut, UserRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/lib/api-client";
import { LANGUAGES, speak } from "@/lib/i18n";
import { rememberPreference } from "@/lib/preferences";
import { sessionQuery, useSession } from "@/lib/session";
import { rememberCsrfToken } from "@/lib/session-signal";
import { applyDensity, currentDensity, type Density } from "../density";

function Choice({ chosen, label, lang, onPick }: { chosen: boolean; label: string; lang?: string; onPick: () => void }) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={chosen}
      lang={lang}
      closeMenuOnClick={false}
      leftSection={<Check size={14} aria-hidden style={{ visibility: chosen ? "visible" : "hidden" }} />}
      onClick={onPick}
    >
      {label}
    </Menu.Item>
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
  const { t, i18n } = useTranslation();
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
        <Menu.Label c="var(--quiet)">{t("shell.language")}</Menu.Label>
        {LANGUAGES.map((language) => (
          <Choice
            key={language}
            lang={language}
            chosen={i18n.language === language}
            label={{ nl: "Nederlands", en: "English" }[language]}
            onPick={() => {
              rememberPreference("language", language);
              void speak(language);
            }}
          />
        ))}
        <Menu.Label c="var(--quiet)">{t("shell.theme")}</Menu.Label>
        {(["light", "dark", "auto"] as const).map((scheme) => (
          <Choice key={scheme} chosen={colorScheme === scheme} label={t(`shell.themes.${scheme}`)} onPick={() => setColorScheme(scheme)} />
        ))}
        <Menu.Label c="var(--quiet)">{t("shell.density")}</Menu.Label>
        {(["dense", "roomy"] as const).map((each) => (
          <Choice key={each} chosen={density === each} label={t(`shell.densities.${each}`)} onPick={() => pickDensity(each)} />
        ))}
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
