import { Code } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type OpenApi, type Operation, spelledOut } from "../api/descriptions";
import { Entry, Fact, Json } from "./Entry";
import classes from "./contracts.module.css";

const ANYONE = "public:route:call";
const SIGNED_IN = "self:session:use";

export function OperationEntry({ document, operation }: { document: OpenApi; operation: Operation }) {
  const { t } = useTranslation();
  const { request, answer } = operation;
  const everybody = [ANYONE, SIGNED_IN].includes(operation.permission);
  const groups = everybody ? t("contracts.everybody") : operation.groups.join(", ") || t("contracts.nobody");
  return (
    <Entry mark={operation.method} name={operation.path} summary={operation.summary}>
      {() => (
        <>
          <Fact label={t("contracts.permission")}>
            <Code>{operation.permission}</Code>
          </Fact>
          <Fact label={t("contracts.groups")}>{groups}</Fact>
          <div>
            <Fact label={t("contracts.parameters")}>{null}</Fact>
            <ul className={classes.plain}>
              {operation.parameters.map((each) => (
                <li key={each.in + each.name}>
                  <Code>{each.name}</Code> {each.in}
                  {each.required && `, ${t("contracts.needed")}`}
                  {each.description && `: ${each.description}`}
                </li>
              ))}
            </ul>
          </div>
          <div>
            <Fact label={t("contracts.refusals")}>{null}</Fact>
            <ul className={classes.plain}>
              {operation.refusals.map(({ status, codes }) => (
                <li key={status}>
                  {status} {codes.join(", ")}
                </li>
              ))}
            </ul>
          </div>
          {request && (
            <>
              <Json label={`${t("contracts.request")} · ${t("contracts.example")}`} value={request.example} />
              <Json label={`${t("contracts.request")} · ${t("contracts.schema")}`} value={spelledOut(document, request.schema)} />
            </>
          )}
          {answer?.example !== undefined && (
            <Json label={`${t("contracts.answer", { status: answer.status })} · ${t("contracts.example")}`} value={answer.example} />
          )}
          {answer?.schema && (
            <Json label={`${t("contracts.answer", { status: answer.status })} · ${t("contracts.schema")}`} value={spelledOut(document, answer.schema)} />
          )}
        </>
      )}
    </Entry>
  );
}
