import i18next from "i18next";
import type { ProblemError } from "./problem";

/** One sentence for people: ours where the situation asks for one, otherwise the server's. */
export function sentenceOf(problem: ProblemError): string {
  if (problem.status === 429) return i18next.t("problems.tooMany", { count: problem.retryAfter ?? 60 });
  const known: Record<string, string> = i18next.t("problems.code", { returnObjects: true });
  return known[problem.code] ?? (problem.detail || problem.title || i18next.t("problems.unexpected"));
}
