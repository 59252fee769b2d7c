import { CircleCheck, CircleX, Hourglass, PenLine, Replace, ShieldCheck, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Ceremony } from "@/lib/ceremony";
import { StateMark } from "./StateMark";

const LOOKS = {
  open: { icon: PenLine, color: "var(--state-open)" },
  completed: { icon: CircleCheck, color: "var(--state-done)" },
  seal_pending: { icon: CircleCheck, color: "var(--state-done)" },
  sealed: { icon: ShieldCheck, color: "var(--state-done)" },
  superseded: { icon: Replace, color: "var(--state-later)" },
  withdrawn: { icon: Undo2, color: "var(--state-later)" },
  declined: { icon: CircleX, color: "var(--state-late)" },
  expired: { icon: Hourglass, color: "var(--state-later)" },
} as const;

export function CeremonyState({ state }: { state: Ceremony["state"] }) {
  const { t } = useTranslation();
  return <StateMark {...LOOKS[state]}>{t(`signing.state.${state}`)}</StateMark>;
}
