import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { signIn, type Step } from "../api/sign-in";
import { SignInProblem } from "./SignInProblem";

export function SignInForm({ onStep }: { onStep: (step: Step) => void }) {
  const { t } = useTranslation();
  const [loginName, setLoginName] = useState("");
  const [password, setPassword] = useState("");
  const attempt = useMutation({ mutationFn: () => signIn({ loginName: loginName.trim(), password }), onSuccess: onStep });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        attempt.mutate();
      }}
    >
      <Stack>
        <SignInProblem error={attempt.error} />
        <TextInput
          label={t("session.loginName")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
          withAsterisk={false}
          size="md"
          value={loginName}
          onChange={(event) => setLoginName(event.currentTarget.value)}
        />
        <PasswordInput
          label={t("session.password")}
          autoComplete="current-password"
          required
          withAsterisk={false}
          size="md"
          value={password}
          visibilityToggleButtonProps={{ "aria-label": t("session.show"), tabIndex: 0 }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" size="md" loading={attempt.isPending}>
          {t("session.signIn")}
        </Button>
      </Stack>
    </form>
  );
}
