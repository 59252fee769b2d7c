export type FieldProblem = { pointer: string; code: string; detail: string };

type ProblemShape = {
  status: number;
  code: string;
  title: string;
  detail: string;
  errors: FieldProblem[];
  reference: string | null;
  retryAfter?: number | null;
};

/** A refusal by the API (RFC 9457), or the absence of an answer (`no-connection`). */
export class ProblemError extends Error implements ProblemShape {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: FieldProblem[];
  readonly reference: string | null;
  readonly retryAfter: number | null;

  constructor(shape: ProblemShape) {
    super(`${shape.status} ${shape.code}`);
    this.name = "ProblemError";
    this.status = shape.status;
    this.code = shape.code;
    this.title = shape.title;
    this.detail = shape.detail;
    this.errors = shape.errors;
    this.reference = shape.reference;
    this.retryAfter = shape.retryAfter ?? null;
  }
}

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** Reads a problem document; an answer of another shape (a gateway's own page) becomes a problem without words. */
export async function problemFrom(response: Response): Promise<ProblemError> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const retryAfter = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return new ProblemError({
    status: response.status,
    code: text(body.code) || `http-${response.status}`,
    title: text(body.title),
    detail: text(body.detail),
    errors: Array.isArray(body.errors) ? (body.errors as FieldProblem[]) : [],
    reference: text(body.reference) || null,
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : null,
  });
}

export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return new ProblemError({ status: 0, code: "unexpected", title: "", detail: "", errors: [], reference: null });
}

/** "/employment/departmentId" -> "employment.departmentId", as the forms name their fields. */
export const fieldOf = (pointer: string) => pointer.replace(/^\//, "").replaceAll("/", ".");

/** The server's sentences by form field. */
export function fieldErrors(problem: ProblemError): Record<string, string> {
  return Object.fromEntries(problem.errors.map((each) => [fieldOf(each.pointer), each.detail]));
}
