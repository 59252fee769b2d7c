import { Button, Group, Text, TextInput } from "@mantine/core";
import { Search } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FEWEST_LETTERS } from "../api/access-log";

/** The name stays out of the address: whom somebody looks for is nobody else's to read. */
export function PersonSearch({ onSearch }: { onSearch: (name: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [error, setError] = useState<string>();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const short = name.trim().length < FEWEST_LETTERS;
        setError(short ? t("accessLog.tooShort", { count: FEWEST_LETTERS }) : undefined);
        if (!short) onSearch(name.trim());
      }}
    >
      <Group align="flex-start" gap="sm">
        <TextInput
          label={t("accessLog.name")}
          description={t("accessLog.nameHint")}
          value={name}
          error={error}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
          miw={260}
        />
        <Button type="submit" leftSection={<Search size={16} aria-hidden />} mt={46}>
          {t("accessLog.search")}
        </Button>
      </Group>
      <Text fz="sm" c="var(--quiet)" mt="xs">{t("accessLog.told")}</Text>
    </form>
  );
}
