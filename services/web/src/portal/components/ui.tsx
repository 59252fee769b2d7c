import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from "react";
import { asProblem } from "@/lib/problem";
import { addressOf, go, type Route } from "../lib/route";
import { sentenceOf } from "../lib/sentence";
import { t } from "../lib/texts";

type ButtonProps = ComponentProps<"button"> & { busy?: boolean; look?: "main" | "other" | "plain" };

export function Button({ busy = false, look = "main", type = "button", disabled, children, ...rest }: ButtonProps) {
  return (
    <button type={type} className={`button ${look}`} disabled={disabled ?? busy} aria-busy={busy || undefined} {...rest}>
      {children}
    </button>
  );
}

/** A link within the portal. */
export function RouteLink({ route, children, ...rest }: { route: Route; children: ReactNode } & Omit<ComponentProps<"a">, "href" | "onClick">) {
  return (
    <a
      {...rest}
      href={addressOf(route)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(route);
      }}
    >
      {children}
    </a>
  );
}

type FieldProps = ComponentProps<"input"> & { label: string; hint?: string; error?: string };

export function Field({ label, hint, error, ...rest }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && <p id={`${id}-hint`} className="quiet">{hint}</p>}
      <input id={id} aria-describedby={described || undefined} aria-invalid={error ? true : undefined} {...rest} />
      {error && <p id={`${id}-error`} className="error">{error}</p>}
    </div>
  );
}

type TextAreaProps = ComponentProps<"textarea"> & { label: string; hint?: string };

export function TextArea({ label, hint, ...rest }: TextAreaProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && <p id={`${id}-hint`} className="quiet">{hint}</p>}
      <textarea id={id} rows={4} aria-describedby={hint ? `${id}-hint` : undefined} {...rest} />
    </div>
  );
}

export function Checkbox({ label, ...rest }: ComponentProps<"input"> & { label: string }) {
  return (
    <label className="tick">
      <input type="checkbox" {...rest} />
      <span>{label}</span>
    </label>
  );
}

/** What the server said about one field. */
export const fieldError = (error: unknown, pointer: string): string | undefined =>
  error ? asProblem(error).errors.find((each) => each.pointer === pointer)?.detail : undefined;

/** Why something was refused, in words. Takes the focus when it appears. */
export function Problem({ error }: { error: unknown }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);
  if (!error) return null;
  const problem = asProblem(error);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="note bad">
      {problem.errors.length > 0 ? problem.errors.map((each) => <p key={each.pointer}>{each.detail}</p>) : <p>{sentenceOf(problem)}</p>}
      {problem.reference && problem.status >= 500 && <p className="quiet">{t("problems.reference", { reference: problem.reference })}</p>}
    </div>
  );
}

export function Note({ children, look = "info" }: { children: ReactNode; look?: "info" | "good" }) {
  return (
    <div role="status" className={`note ${look}`}>
      {children}
    </div>
  );
}

/** The head of a page or step: the tab says what kind of page it is, reading begins at the heading when it appears. */
export function Heading({ children, tab, quiet = false }: { children: string; tab: string; /** The first page: nobody moved here. */ quiet?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const moves = useRef(!quiet);
  useEffect(() => {
    document.title = `${tab} · Poortwachter`;
  }, [tab]);
  useEffect(() => {
    if (moves.current) heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

/** Read, refused, or on its way. */
export function ReadState<T>({ read, children }: { read: { data: T | undefined; error: unknown; reload: () => Promise<void> }; children: (data: T) => ReactNode }) {
  if (read.data !== undefined) return children(read.data);
  if (!read.error) return <p role="status" className="quiet">{t("common.loading")}</p>;
  return (
    <>
      <Problem error={read.error} />
      <Button look="other" onClick={() => void read.reload()}>
        {t("common.again")}
      </Button>
    </>
  );
}
