import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { LANGUAGES, speak } from "@/lib/i18n";
import { rememberPreference } from "@/lib/preferences";

const NAMES = { nl: "Nederlands", en: "English" };

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <Group gap={4} role="group" aria-label={t("shell.language")}>
      {LANGUAGES.map((language) => (
        <Button
          key={language}
          lang={language}
          size="compact-sm"
          variant={i18n.language === language ? "light" : "subtle"}
          color="gray"
          c="var(--mantine-color-text)"
          aria-pressed={i18n.language === language}
          onClick={() => {
            rememberPreference("language", language);
            void speak(language);
          }}
        >
          {NAMES[language]}
        </Button>
      ))}
    </Group>
  );
}
