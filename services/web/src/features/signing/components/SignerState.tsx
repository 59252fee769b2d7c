import { CircleCheck, CircleDashed, CircleX, Eye, MessageSquareText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { StateMark } from "@/components/StateMark";
import type { Signer } from "@/lib/ceremony";

const LOOKS = {
  invited: { icon: CircleDashed, color: "var(--state-later)" },
  viewed: { icon: Eye, color: "var(--state-open)" },
  code_sent: { icon: MessageSquareText, color: "var(--state-open)" },
  signed: { icon: CircleCheck, color: "var(--state-done)" },
  declined: { icon: CircleX, color: "var(--state-late)" },
} as const;

export function SignerState({ state }: { state: Signer["state"] }) {
  const { t } = useTranslation();
  return <StateMark {...LOOKS[state]}>{t(`signing.signer.${state}`)}</StateMark>;
}
