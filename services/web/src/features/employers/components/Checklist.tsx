import { Paper } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { CircleAlert, CircleCheck, CircleDashed, CircleHelp } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Employer } from "@/lib/organisation";
import { type Part, PARTS, stateOf } from "./parts";
import classes from "./employers.module.css";

const ICONS = { ready: CircleCheck, unknown: CircleHelp, incomplete: CircleAlert, waiting: CircleDashed };
const COLORS = { ready: "var(--state-done)", unknown: "var(--state-open)", incomplete: "var(--state-late)", waiting: "var(--quiet)" };

/** The parts of an employer with what each still lacks. */
export function Checklist({ employer, current }: { employer: Employer; current: Part }) {
  const { t } = useTranslation();
  return (
    <Paper component="nav" aria-label={t("employers.checklist")} className={classes.steps} bg="var(--surface)">
      {PARTS.map((part) => {
        const { name, count } = stateOf(employer, part);
        const Icon = ICONS[name];
        return (
          <Link
            key={part}
            to="/werkgevers/$employerId"
            params={{ employerId: employer.id }}
            search={{ onderdeel: part }}
            resetScroll={false}
            className={classes.step}
            aria-current={part === current ? "step" : undefined}
          >
            <Icon size={18} aria-hidden color={COLORS[name]} />
            <span>
              {t(`employers.part.${part}`)}
              <span className={classes.stepState}>{t(`employers.partState.${name}`, { count })}</span>
            </span>
          </Link>
        );
      })}
    </Paper>
  );
}
