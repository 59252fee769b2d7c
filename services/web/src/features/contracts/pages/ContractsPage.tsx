import { SegmentedControl, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { QueryState } from "@/components/QueryState";
import { type AsyncApi, asyncApiQuery, eventsOf, matches, type OpenApi, openApiQuery, operationsOf } from "../api/descriptions";
import { EventEntry } from "../components/EventEntry";
import { OperationEntry } from "../components/OperationEntry";

const route = getRouteApi("/_shell/beheer/api");

type Row = { id: string; group: string; entry: ReactNode };

/** Rows under the service to which they belong, with how many there are. */
function Groups({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  const groups = [...new Set(rows.map(({ group }) => group))];
  return (
    <>
      <Text fz="sm" c="var(--quiet)" role="status">
        {t("contracts.count", { count: rows.length })}
      </Text>
      {rows.length === 0 && <EmptyState title={t("contracts.none")} hint={t("contracts.noneHint")} />}
      {groups.map((group) => (
        <Stack key={group} gap={6} component="section" aria-label={group}>
          <Title order={2}>{group}</Title>
          {rows.filter((each) => each.group === group).map(({ id, entry }) => <div key={id}>{entry}</div>)}
        </Stack>
      ))}
    </>
  );
}

function Operations({ document, typed }: { document: OpenApi; typed: string }) {
  const rows = operationsOf(document)
    .filter(({ id, summary, permission, refusals }) => matches(typed, [id, summary, permission, ...refusals.flatMap(({ codes }) => codes)]))
    .map((each) => ({ id: each.id, group: each.service, entry: <OperationEntry document={document} operation={each} /> }));
  return <Groups rows={rows} />;
}

function Events({ document, typed }: { document: AsyncApi; typed: string }) {
  const rows = eventsOf(document)
    .filter(({ id, summary, takers }) => matches(typed, [id, summary, ...takers]))
    .map((each) => ({ id: each.id, group: each.producer, entry: <EventEntry document={document} event={each} /> }));
  return <Groups rows={rows} />;
}

export function ContractsPage() {
  const { t } = useTranslation();
  const { soort, zoek = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const openApi = useQuery(openApiQuery);
  const asyncApi = useQuery({ ...asyncApiQuery, enabled: soort === "gebeurtenissen" });
  const change = (values: { soort?: "gebeurtenissen"; zoek?: string }) =>
    void navigate({ search: { soort, zoek: zoek || undefined, ...values }, replace: true });
  return (
    <>
      <PageHead tab={t("contracts.title")} title={t("contracts.title")} crumbs={[<TextLink key="start" to="/">{t("nav.start")}</TextLink>]} />
      <Stack gap="sm">
        <Text fz="sm">{t("contracts.intro")}</Text>
        <SegmentedControl
          aria-label={t("contracts.kinds")}
          value={soort ?? "verzoeken"}
          onChange={(value) => change({ soort: value === "gebeurtenissen" ? value : undefined })}
          data={[
            { value: "verzoeken", label: t("contracts.operations") },
            { value: "gebeurtenissen", label: t("contracts.events") },
          ]}
        />
        <TextInput
          type="search"
          label={t("contracts.search")}
          leftSection={<Search size={16} aria-hidden />}
          value={zoek}
          onChange={(event) => change({ zoek: event.currentTarget.value || undefined })}
        />
        {soort === "gebeurtenissen" ? (
          <QueryState query={asyncApi}>{(document) => <Events document={document} typed={zoek} />}</QueryState>
        ) : (
          <QueryState query={openApi}>{(document) => <Operations document={document} typed={zoek} />}</QueryState>
        )}
      </Stack>
    </>
  );
}
