import { Alert, Button, List, Select, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "@/components/ErrorSummary";
import { TextLink } from "@/components/links";
import { notifyDone } from "@/components/notify";
import { Widget } from "@/components/Widget";
import { allows } from "@/lib/client";
import { fieldId, useOnceKey } from "@/lib/forms";
import { type Employer, officesQuery } from "@/lib/organisation";
import { usePublishEmployer } from "../api/employers";
import { partOf } from "./parts";

function Missing({ employer }: { employer: Employer }) {
  const { t } = useTranslation();
  return (
    <Alert color="yellow" variant="light" icon={<CircleAlert size={18} aria-hidden />} title={t("employers.missing", { count: employer.missing.length })}>
      <List fz="sm">
        {employer.missing.map((each) => (
          <List.Item key={each.pointer + each.code}>
            <TextLink
              to="/werkgevers/$employerId"
              params={{ employerId: employer.id }}
              search={{ onderdeel: partOf(each.pointer), veld: each.pointer }}
              c="inherit"
              underline="always"
            >
              {each.detail}
            </TextLink>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

export function PublishPart({ employer }: { employer: Employer }) {
  const { t } = useTranslation();
  const once = useOnceKey();
  const { data: offices } = useQuery(officesQuery);
  const [officeId, setOfficeId] = useState<string | null>(employer.officeId);
  const publication = usePublishEmployer(employer, once.key);
  const missing = employer.missing.filter((each) => each.pointer !== "/officeId");
  const publish = () => {
    if (!officeId) return;
    publication.mutate(officeId, {
      onSuccess: (published) => {
        once.renew();
        notifyDone(t("employers.publishedNow", { office: published.officeName ?? "" }));
      },
    });
  };
  if (employer.state === "published") {
    return (
      <Widget title={t("employers.part.publiceren")}>
        <Alert variant="light" color="green" icon={<CircleCheck size={18} aria-hidden />}>
          {t("employers.publishedAt", { office: employer.officeName ?? "" })}
        </Alert>
      </Widget>
    );
  }
  return (
    <Widget title={t("employers.part.publiceren")}>
      <Stack maw={560}>
        <ErrorSummary error={publication.error} title={t("employers.notPublished")} />
        <Text fz="sm">{t("employers.publishHint")}</Text>
        {missing.length > 0 && <Missing employer={{ ...employer, missing }} />}
        <Select
          id={fieldId("officeId")}
          label={t("employers.office")}
          description={offices?.items.length === 0 ? t("employers.noOffices") : t("employers.officeHint")}
          data={offices?.items.map((each) => ({ value: each.id, label: each.name })) ?? []}
          value={officeId}
          onChange={setOfficeId}
          searchable
        />
        {allows(employer, "publish") && (
          <Button onClick={publish} loading={publication.isPending} disabled={!officeId || missing.length > 0} style={{ alignSelf: "flex-start" }}>
            {t("employers.publish")}
          </Button>
        )}
        {missing.length > 0 && <Text fz="sm" c="var(--quiet)">{t("employers.publishBlocked")}</Text>}
      </Stack>
    </Widget>
  );
}
