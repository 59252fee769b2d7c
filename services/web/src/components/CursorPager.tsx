import { Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "./links";

type Props = { cursor: string | undefined; next: string | null | undefined };

/** Pages of a list by cursor; the browser's back button goes one page back. */
export function CursorPager({ cursor, next }: Props) {
  const { t } = useTranslation();
  if (!cursor && !next) return null;
  return (
    <Group component="nav" justify="flex-end" mt="sm" gap="xs" aria-label={t("common.pages")}>
      {cursor && (
        <ButtonLink to="." search={(old) => ({ ...old, cursor: undefined })} variant="default">
          {t("common.firstPage")}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink to="." search={(old) => ({ ...old, cursor: next })} variant="default">
          {t("common.nextPage")}
        </ButtonLink>
      )}
    </Group>
  );
}
