import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

/** Grey lines in the final shape, after 150 ms: a fast answer never flickers. */
export function Loading({ rows = 5, height = 36 }: { rows?: number; height?: number }) {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Stack gap="xs" role="status" mih={rows * height}>
      {late && <VisuallyHidden>{t("common.loading")}</VisuallyHidden>}
      {late && Array.from({ length: rows }, (_, row) => <Skeleton key={row} height={height - 8} />)}
    </Stack>
  );
}
