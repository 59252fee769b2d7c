import { Box, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { Brand } from "@/components/Brand";
import { LanguageSwitch } from "@/components/LanguageSwitch";
import classes from "./SignInCard.module.css";

/** The one card of the pages before the sign-in. */
export function SignInCard({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Poortwachter`;
  }, [title]);
  return (
    <Box className={classes.page}>
      <main className={classes.card}>
        <Group justify="center" mb="lg">
          <Brand size="lg" />
        </Group>
        <Paper p="xl" shadow="sm" radius="lg">
          <Stack>
            <div>
              <Title order={1}>{title}</Title>
              {lead && (
                <Text c="var(--quiet)" fz="sm" mt={4}>
                  {lead}
                </Text>
              )}
            </div>
            {children}
          </Stack>
        </Paper>
      </main>
      <footer>
        <LanguageSwitch />
      </footer>
    </Box>
  );
}
