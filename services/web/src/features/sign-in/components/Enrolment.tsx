import { Button, Code, CopyButton, Group, List, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Session } from "@/lib/session";
import { type Authenticator, enrol } from "../api/sign-in";
import { CodeForm } from "./CodeForm";
import classes from "./Enrolment.module.css";

type Props = { authenticator: Authenticator; onDone: (session: Session) => Promise<void>; onExpired: (error: unknown) => void };

/** Couples an authenticator app: picture or typed secret, then the first code proves it. */
export function Enrolment({ authenticator, onDone, onExpired }: Props) {
  const { t } = useTranslation();
  return (
    <Stack>
      <List type="ordered" fz="sm" spacing={4}>
        <List.Item>{t("session.enrolApp")}</List.Item>
        <List.Item>{t("session.enrolScan")}</List.Item>
        <List.Item>{t("session.enrolCode")}</List.Item>
      </List>
      <img
        className={classes.qr}
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(authenticator.qrSvg)}`}
        alt={t("session.qrAlt")}
        width={200}
        height={200}
      />
      <div>
        <Text fz="sm">{t("session.secret")}</Text>
        <Group gap="xs" mt={4}>
          <Code fz="sm">{authenticator.secret.replace(/(.{4})(?=.)/g, "$1 ")}</Code>
          <CopyButton value={authenticator.secret}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="default" onClick={copy}>
                {copied ? t("common.copied") : t("session.copySecret")}
              </Button>
            )}
          </CopyButton>
        </Group>
      </div>
      <CodeForm send={enrol} onDone={onDone} onExpired={onExpired} submit={t("session.finish")} />
    </Stack>
  );
}
