import { Alert, Button } from "@mantine/core";
import { Info } from "lucide-react";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { proveCode, type Step } from "../api/sign-in";
import { useFinishSignIn } from "../api/use-finish-sign-in";
import { CodeForm } from "../components/CodeForm";
import { Enrolment } from "../components/Enrolment";
import { SignInCard } from "../components/SignInCard";
import { SignInForm } from "../components/SignInForm";
import { SignInProblem } from "../components/SignInProblem";

const route = getRouteApi("/inloggen");

export function SignInPage() {
  const { t } = useTranslation();
  const { melding, terug } = route.useSearch();
  const enter = useFinishSignIn(terug);
  const [step, setStep] = useState<Step | null>(null);
  const [expired, setExpired] = useState<unknown>(null);

  const restart = (error: unknown) => {
    setExpired(error);
    setStep(null);
  };

  if (step?.authenticator) {
    return (
      <SignInCard title={t("session.enrolTitle")} lead={t("session.enrolLead")}>
        <Enrolment authenticator={step.authenticator} onDone={enter} onExpired={restart} />
      </SignInCard>
    );
  }
  if (step) {
    return (
      <SignInCard title={t("session.codeTitle")} lead={t("session.codeLead")}>
        <CodeForm send={proveCode} onDone={enter} onExpired={restart} submit={t("session.signIn")} />
        <Button variant="subtle" onClick={() => restart(null)}>
          {t("session.otherAccount")}
        </Button>
      </SignInCard>
    );
  }
  return (
    <SignInCard title={t("session.title")}>
      {melding && (
        <Alert role="status" variant="light" icon={<Info size={18} aria-hidden />}>
          {melding === "beeindigd" ? t("session.ended") : t("session.signedOut")}
        </Alert>
      )}
      <SignInProblem error={expired} />
      <SignInForm
        onStep={(next) => {
          setExpired(null);
          setStep(next);
        }}
      />
    </SignInCard>
  );
}
