import { Button, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import { CloudOff, Lock, SearchX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/problem";
import { sentenceOf } from "@/lib/sentence";
import { Reference } from "./Reference";

type Props = { error: unknown; onRetry?: () => void; /** It stands instead of a whole page. */ page?: boolean };

/** A page or part that could not be shown: no right, not there, or no luck. */
export function ProblemState({ error, onRetry, page = false }: Props) {
  const { t } = useTranslation();
  const problem = asProblem(error);
  const forbidden = problem.status === 403;
  const missing = problem.status === 404;
  const Icon = forbidden ? Lock : missing ? SearchX : CloudOff;
  const title = forbidden ? t("problems.forbidden") : missing ? t("problems.missing") : t("problems.failed");
  const sentence = forbidden ? t("problems.forbiddenHint") : missing ? t("problems.missingHint") : sentenceOf(problem);
  return (
    <Stack align="center" gap="xs" py="xl" px="md" role="alert" ta="center">
      <ThemeIcon size={44} radius="xl" variant="light" color={forbidden || missing ? "gray" : "red"} aria-hidden>
        <Icon size={22} />
      </ThemeIcon>
      <Title order={page ? 1 : 2} size="h2">{title}</Title>
      <Text maw={480}>{sentence}</Text>
      {onRetry && !forbidden && !missing && (
        <Button variant="default" onClick={onRetry}>
          {t("common.again")}
        </Button>
      )}
      <Reference value={problem.reference} />
    </Stack>
  );
}
