import { Button, SimpleGrid, Stack, Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { Thermometer } from "lucide-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { Widget } from "@/components/Widget";
import { PercentageChart } from "@/features/absences/components/PercentageChart";
import { SpellsWidget } from "@/features/absences/components/SpellsWidget";
import { HistoryWidget } from "@/features/cases/components/HistoryWidget";
import { MilestoneTable } from "@/features/cases/components/MilestoneTable";
import { TrajectStrip } from "@/features/cases/components/TrajectStrip";
import { LeaveWidget } from "@/features/pregnancies/components/LeaveWidget";
import { NextTasksWidget } from "@/features/tasks/components/NextTasksWidget";
import { allows } from "@/lib/client";
import { addDays, formatDay, today } from "@/lib/dates";
import { currentTraject, type Dossier, expectedPregnancy, type Traject } from "@/lib/dossiers";

const route = getRouteApi("/_shell/dossiers/$dossierId");

/** The server knows which day of absence it is; the browser's own clock is only for a case without one. */
const todayOf = ({ dayOfAbsence }: Dossier, traject: Traject) => {
  const spell = traject.spells.at(-1);
  return dayOfAbsence === null || !spell ? today() : addDays(spell.firstSickDay, dayOfAbsence - 1);
};

/** The case that runs; after it the last one, so that what was stays in sight. */
const shownTraject = (dossier: Dossier) => currentTraject(dossier) ?? dossier.trajects[0] ?? null;

export function Overview({ dossier }: { dossier: Dossier }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const traject = shownTraject(dossier);
  const pregnancy = expectedPregnancy(dossier);
  const leave = pregnancy && <LeaveWidget pregnancy={pregnancy} />;
  const tasks = [...(pregnancy?.tasks ?? []), ...(traject?.tasks ?? [])];
  if (!traject) {
    return (
      <Stack>
        {leave ?? (
          <Widget title={t("dossiers.traject")}>
            <EmptyState title={t("dossiers.noTraject")} hint={t("dossiers.noTrajectHint")}>
              {allows(dossier, "report-sick") && (
                <Button mt="xs" leftSection={<Thermometer size={16} aria-hidden />} onClick={() => void navigate({ search: { paneel: "ziek" } })}>
                  {t("sick.open")}
                </Button>
              )}
            </EmptyState>
          </Widget>
        )}
        {leave && <NextTasksWidget dossierId={dossier.id} tasks={tasks} />}
        <HistoryWidget dossier={dossier} />
      </Stack>
    );
  }
  const lastDay = traject.end ?? todayOf(dossier, traject);
  return (
    <Stack gap="md">
      {leave}
      <Widget
        title={traject.protocol.title}
        action={
          <Text fz="sm" c="var(--quiet)">
            {traject.end
              ? t("dossiers.period", { from: formatDay(traject.firstSickDay), to: formatDay(traject.end) })
              : t("dossiers.firstSickDay", { day: formatDay(traject.firstSickDay) })}
          </Text>
        }
      >
        <TrajectStrip traject={traject} today={lastDay} />
      </Widget>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Stack>
          <NextTasksWidget dossierId={dossier.id} tasks={tasks} />
          <Widget title={t("dossiers.percentage")}>
            <PercentageChart from={traject.firstSickDay} to={lastDay} steps={traject.percentages} />
          </Widget>
          <SpellsWidget traject={traject} />
        </Stack>
        <HistoryWidget dossier={dossier} />
      </SimpleGrid>
      <Widget title={t("dossiers.milestones")}>
        <MilestoneTable dossierId={dossier.id} traject={traject} />
      </Widget>
    </Stack>
  );
}
