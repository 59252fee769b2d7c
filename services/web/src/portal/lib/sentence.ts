import { asProblem } from "@/lib/problem";
import { ownSentence, t } from "./texts";

/** One sentence for people: ours where the situation asks for one, otherwise the server's. */
export function sentenceOf(error: unknown): string {
  const problem = asProblem(error);
  const own = ownSentence(problem.code);
  if (own) return own;
  if (problem.status === 429) return t("problems.tooMany", { count: problem.retryAfter ?? 60 });
  if (problem.status === 404) return t("problems.missing");
  return problem.detail || problem.title || t("problems.unexpected");
}
