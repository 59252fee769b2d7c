import { useTranslation } from "react-i18next";
import { type AsyncApi, type EventShown, spelledOut } from "../api/descriptions";
import { Entry, Fact, Json } from "./Entry";

export function EventEntry({ document, event }: { document: AsyncApi; event: EventShown }) {
  const { t } = useTranslation();
  return (
    <Entry name={event.id} summary={event.summary}>
      {() => (
        <>
          <Fact label={t("contracts.producer")}>{event.producer}</Fact>
          <Fact label={t("contracts.takers")}>{event.takers.join(", ") || "–"}</Fact>
          {!event.isArchived && <Fact label="">{t("contracts.notArchived")}</Fact>}
          <Json label={t("contracts.example")} value={event.example} />
          <Json label={t("contracts.schema")} value={spelledOut(document, event.schema)} />
        </>
      )}
    </Entry>
  );
}
