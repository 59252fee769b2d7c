import { Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CircleCheck, Circle } from "lucide-react";
import { asProblem } from "@/lib/problem";
import { activate, type Step } from "../api/sign-in";
import { SignInProblem } from "./SignInProblem";

/** Counted as the server counts: characters, not UTF-16 halves. */
const lengthOf = (text: string) => Array.from(text.normalize("NFC")).length;

function Rule({ met, children }: { met: boolean; children: string }) {
  const { t } = useTranslation();
  const Icon = met ? CircleCheck : Circle;
  return (
    <Group component="li" gap={6} wrap="nowrap" c={met ? "var(--state-done)" : "var(--quiet)"}>
      <Icon size={15} aria-label={met ? t("session.ruleMet") : t("session.ruleOpen")} />
      <Text fz="sm" c="inherit">
        {children}
      </Text>
    </Group>
  );
}

type Props = { token: string; onDone: (step: Step) => void; onRefused: (error: unknown) => void };

export function NewPasswordForm({ token, onDone, onRefused }: Props) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const activation = useMutation({
    mutationFn: () => activate({ token, password }),
    onSuccess: onDone,
    onError: (error) => {
      if (asProblem(error).status === 404) onRefused(error);
    },
  });
  const own = asProblem(activation.error).errors.filter((each) => each.pointer === "/password");
  const length = lengthOf(password);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        activation.mutate();
      }}
    >
      <Stack>
        {own.length === 0 && <SignInProblem error={activation.error} />}
        <TextInput display="none" type="text" autoComplete="username" readOnly tabIndex={-1} aria-hidden />
        <PasswordInput
          label={t("session.newPassword")}
          autoComplete="new-password"
          autoFocus
          required
          withAsterisk={false}
          size="md"
          value={password}
          error={own.map((each) => each.detail).join(" ")}
          visibilityToggleButtonProps={{ "aria-label": t("session.show"), tabIndex: 0 }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Stack component="ul" gap={4} p={0} m={0}>
          <Rule met={length >= 12 && length <= 128}>{t("session.ruleLength")}</Rule>
          <Rule met={length >= 15 && length <= 128}>{t("session.ruleAdministrator")}</Rule>
        </Stack>
        <Text fz="sm" c="var(--quiet)">
          {t("session.ruleOther")}
        </Text>
        <Button type="submit" size="md" loading={activation.isPending} disabled={length < 12}>
          {t("session.savePassword")}
        </Button>
      </Stack>
    </form>
  );
}
