import { Alert, Text } from "@mantine/core";
import { Link2Off } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextLink } from "@/components/links";
import { asProblem } from "@/lib/problem";
import { sentenceOf } from "@/lib/sentence";
import type { Step } from "../api/sign-in";
import { useFinishSignIn } from "../api/use-finish-sign-in";
import { Enrolment } from "../components/Enrolment";
import { NewPasswordForm } from "../components/NewPasswordForm";
import { SignInCard } from "../components/SignInCard";

/** Reached from the activation mail: /activeren#<token>. The token leaves the address as soon as it is read. */
export function ActivationPage() {
  const { t } = useTranslation();
  const enter = useFinishSignIn();
  const [token] = useState(() => window.location.hash.slice(1));
  const [step, setStep] = useState<Step | null>(null);
  const [refused, setRefused] = useState<unknown>(null);

  useEffect(() => window.history.replaceState(window.history.state, "", window.location.pathname), []);

  if (refused || !token) {
    return (
      <SignInCard title={t("session.linkTitle")}>
        <Alert role="alert" color="red" variant="light" icon={<Link2Off size={18} aria-hidden />}>
          {refused && asProblem(refused).status !== 404 ? sentenceOf(asProblem(refused)) : t("session.linkInvalid")}
        </Alert>
        <Text fz="sm">{t("session.linkAsk")}</Text>
        <TextLink to="/inloggen">{t("session.toSignIn")}</TextLink>
      </SignInCard>
    );
  }
  if (step?.authenticator) {
    return (
      <SignInCard title={t("session.enrolTitle")} lead={t("session.enrolLead")}>
        <Enrolment authenticator={step.authenticator} onDone={enter} onExpired={setRefused} />
      </SignInCard>
    );
  }
  return (
    <SignInCard title={t("session.activateTitle")} lead={t("session.activateLead")}>
      <NewPasswordForm token={token} onDone={setStep} onRefused={setRefused} />
    </SignInCard>
  );
}
