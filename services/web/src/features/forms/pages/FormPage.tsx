import { Alert } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { TextLink } from "@/components/links";
import { PageHead } from "@/components/PageHead";
import { QueryState } from "@/components/QueryState";
import { Widget } from "@/components/Widget";
import { allows } from "@/lib/client";
import type { DocumentAnswer } from "@/lib/documents";
import { documentQuery, formQuery } from "../api/forms";
import { DocumentForm } from "../components/DocumentForm";
import classes from "../components/form.module.css";

const route = getRouteApi("/_shell/dossiers/$dossierId/documents/$documentId");

function Head({ document }: { document: DocumentAnswer }) {
  const { t } = useTranslation();
  return (
    <Widget title={t("form.head")}>
      <dl className={classes.head}>
        {document.head.map((each) => (
          <div key={each.label}>
            <dt>{each.label}</dt>
            <dd>{each.value}</dd>
          </div>
        ))}
      </dl>
    </Widget>
  );
}

function Body({ document }: { document: DocumentAnswer }) {
  const { i18n } = useTranslation();
  const form = useQuery(formQuery(document.form, i18n.language));
  return <QueryState query={form} rows={8}>{(definition) => <DocumentForm key={document.id} document={document} definition={definition} />}</QueryState>;
}

export function FormPage() {
  const { t } = useTranslation();
  const { dossierId, documentId } = route.useParams();
  const query = useQuery(documentQuery(documentId));
  return (
    <QueryState query={query} page rows={8}>
      {(document) => (
        <>
          <PageHead
            tab={t("form.document")}
            title={document.title}
            crumbs={[
              <TextLink key="dossier" to="/dossiers/$dossierId" params={{ dossierId }}>{t("dossiers.dossier")}</TextLink>,
              <TextLink key="documents" to="/dossiers/$dossierId" params={{ dossierId }} search={{ tab: "documents" }}>{t("documents.tab")}</TextLink>,
            ]}
          />
          {!allows(document, "edit") && (
            <Alert variant="light" mb="md" icon={<Lock size={18} aria-hidden />}>
              {t("form.readOnly")}
            </Alert>
          )}
          <div style={{ marginBottom: "1rem" }}>
            <Head document={document} />
          </div>
          <Body document={document} />
        </>
      )}
    </QueryState>
  );
}
