import { Button, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/problem";
import type { Session } from "@/lib/session";
import { SignInProblem } from "./SignInProblem";

const LENGTH = 6;

type Props = {
  send: (code: string) => Promise<Session>;
  onDone: (session: Session) => Promise<void>;
  /** The step is over (too late, too many tries): back to the beginning. */
  onExpired: (error: unknown) => void;
  submit: string;
};

/** One input for the authenticator code; sends itself when it is complete. */
export function CodeForm({ send, onDone, onExpired, submit }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const proof = useMutation({
    mutationFn: send,
    onSuccess: onDone,
    onError: (error) => {
      setCode("");
      if (asProblem(error).code !== "code-failed") onExpired(error);
    },
  });
  const type = (typed: string) => {
    const next = typed.replace(/\D/g, "").slice(0, LENGTH);
    setCode(next);
    if (next.length === LENGTH && !proof.isPending) proof.mutate(next);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (code && !proof.isPending) proof.mutate(code);
      }}
    >
      <Stack>
        <SignInProblem error={proof.error} />
        <TextInput
          label={t("session.code")}
          description={t("session.codeHint")}
          autoComplete="one-time-code"
          inputMode="numeric"
          data-autofocus
          autoFocus
          required
          withAsterisk={false}
          value={code}
          readOnly={proof.isPending}
          onChange={(event) => type(event.currentTarget.value)}
          styles={{ input: { fontSize: "1.25rem", letterSpacing: "0.35em", fontVariantNumeric: "tabular-nums" } }}
          size="md"
        />
        <Button type="submit" size="md" loading={proof.isPending}>
          {submit}
        </Button>
      </Stack>
    </form>
  );
}
