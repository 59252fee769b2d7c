import { Alert, Button } from "@mantine/core";
import { Info } from "lucide-react";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { proveCode, type Step } from "../api/sign-in";
import { useEnter } from "../api/use-enter";
import { CodeForm } from "../components/CodeForm";
import { Enrolment } from "../components/Enrolment";
import { EntryCard } from "../components/EntryCard";
import { EntryProblem } from "../components/EntryProblem";
import { LoginForm } from "../components/LoginForm";

const route = getRouteApi("/inloggen");

export function SignInPage() {
  const { t } = useTranslation();
  const { melding, terug } = route.useSearch();
  const enter = useEnter(terug);
  const [step, setStep] = useState<Step | null>(null);
  const [expired, setExpired] = useState<unknown>(null);

  const restart = (error: unknown) => {
    setExpired(error);
    setStep(null);
  };

  if (step?.authenticator) {
    return (
      <EntryCard title={t("session.enrolTitle")} lead={t("session.enrolLead")}>
        <Enrolment authenticator={step.authenticator} onDone={enter} onExpired={restart} />
      </EntryCard>
    );
  }
  if (step) {
    return (
      <EntryCard title={t("session.codeTitle")} lead={t("session.codeLead")}>
        <CodeForm send={proveCode} onDone={enter} onExpired={restart} submit={t("session.signIn")} />
        <Button variant="subtle" onClick={() => restart(null)}>
          {t("session.otherAccount")}
        </Button>
      </EntryCard>
    );
  }
  return (
    <EntryCard title={t("session.title")}>
      {melding && (
        <Alert role="status" variant="light" icon={<Info size={18} aria-hidden />}>
          {melding === "beeindigd" ? t("session.ended") : t("session.signedOut")}
        </Alert>
      )}
      <EntryProblem error={expired} />
      <LoginForm
        onStep={(next) => {
          setExpired(null);
          setStep(next);
        }}
      />
    </EntryCard>
  );
}
