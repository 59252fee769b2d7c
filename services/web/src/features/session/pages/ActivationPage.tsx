import { Alert, Text } from "@mantine/core";
import { Link2Off } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextLink } from "@/components/links";
import { asProblem, sentenceOf } from "@/lib/problems";
import type { Step } from "../api/sign-in";
import { useEnter } from "../api/use-enter";
import { Enrolment } from "../components/Enrolment";
import { EntryCard } from "../components/EntryCard";
import { PasswordForm } from "../components/PasswordForm";

/** Reached from the activation mail: /activeren#<token>. The token leaves the address as soon as it is read. */
export function ActivationPage() {
  const { t } = useTranslation();
  const enter = useEnter();
  const [token] = useState(() => window.location.hash.slice(1));
  const [step, setStep] = useState<Step | null>(null);
  const [refused, setRefused] = useState<unknown>(null);

  useEffect(() => window.history.replaceState(window.history.state, "", window.location.pathname), []);

  if (refused || !token) {
    return (
      <EntryCard title={t("session.linkTitle")}>
        <Alert role="alert" color="red" variant="light" icon={<Link2Off size={18} aria-hidden />}>
          {refused && asProblem(refused).status !== 404 ? sentenceOf(asProblem(refused)) : t("session.linkInvalid")}
        </Alert>
        <Text fz="sm">{t("session.linkAsk")}</Text>
        <TextLink to="/inloggen">{t("session.toSignIn")}</TextLink>
      </EntryCard>
    );
  }
  if (step?.authenticator) {
    return (
      <EntryCard title={t("session.enrolTitle")} lead={t("session.enrolLead")}>
        <Enrolment authenticator={step.authenticator} onDone={enter} onExpired={setRefused} />
      </EntryCard>
    );
  }
  return (
    <EntryCard title={t("session.activateTitle")} lead={t("session.activateLead")}>
      <PasswordForm token={token} onDone={setStep} onRefused={setRefused} />
    </EntryCard>
  );
}
