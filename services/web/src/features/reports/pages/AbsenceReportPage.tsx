import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { ChartColumn, Table } from "lucide-react";
import { useTranslation } from "react-i18next";
import { EmployerSelect } from "@/components/EmployerSelect";
import { EmptyState } from "@/components/EmptyState";
import { TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { QueryState } from "@/components/QueryState";
import { Widget } from "@/components/Widget";
import { today } from "@/lib/dates";
import { type Absence, absenceQuery } from "../api/absence";
import { AbsenceChart } from "../components/AbsenceChart";
import { FiguresTable } from "../components/FiguresTable";
import { TotalFigures } from "../components/TotalFigures";

const route = getRouteApi("/_shell/verzuimcijfers");
const YEARS = 5;

function Report({ absence }: { absence: Absence }) {
  const { t } = useTranslation();
  const { weergave } = route.useSearch();
  const navigate = route.useNavigate();
  const { months, total } = absence;
  if (!total) return <EmptyState title={t("figures.notBegun")} />;
  const asTable = weergave === "tabel";
  return (
    <>
      <TotalFigures total={total} />
      <Widget
        title={t("figures.byMonth")}
        action={
          <Button
            variant="default"
            size="xs"
            leftSection={asTable ? <ChartColumn size={15} aria-hidden /> : <Table size={15} aria-hidden />}
            onClick={() => void navigate({ search: (old) => ({ ...old, weergave: asTable ? undefined : "tabel" }), replace: true })}
          >
            {asTable ? t("figures.asChart") : t("figures.asTable")}
          </Button>
        }
      >
        {asTable ? <FiguresTable months={months} /> : <AbsenceChart months={months} />}
      </Widget>
      <Text fz="sm" c="var(--quiet)" maw={760}>{t("figures.method")}</Text>
      <Text fz="sm" c="var(--quiet)" maw={760}>{t("figures.few")}</Text>
    </>
  );
}

export function AbsenceReportPage() {
  const { t } = useTranslation();
  const now = Number(today().slice(0, 4));
  const { werkgever, jaar = now } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(absenceQuery(werkgever, jaar));
  return (
    <>
      <PageHead tab={t("nav.figures")} title={t("nav.figures")} crumbs={[<TextLink key="start" to="/">{t("nav.start")}</TextLink>]} />
      <Stack>
        <Group align="end">
          <EmployerSelect value={werkgever} onPick={(next) => void navigate({ search: (old) => ({ ...old, werkgever: next }) })} />
          <Select
            label={t("figures.year")}
            w={110}
            allowDeselect={false}
            data={Array.from({ length: YEARS }, (_, back) => String(now - back))}
            value={String(jaar)}
            onChange={(next) => void navigate({ search: (old) => ({ ...old, jaar: next ? Number(next) : undefined }) })}
          />
        </Group>
        {!werkgever && <EmptyState title={t("dossiers.chooseFirst")} hint={t("figures.chooseFirstHint")} />}
        {werkgever && <QueryState query={query}>{(absence) => <Report absence={absence} />}</QueryState>}
      </Stack>
    </>
  );
}
