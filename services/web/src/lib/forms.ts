import type { UseFormReturnType } from "@mantine/form";
import { useHotkeys } from "@mantine/hooks";
import { useState } from "react";
import { asProblem, fieldErrors } from "./problem";

/** The element id of a form field: error summaries link to it. */
export const fieldId = (path: string) => `field-${path.replaceAll(".", "-")}`;

/** Everything an input needs of its form. */
export function bind<T extends Record<string, unknown>>(form: UseFormReturnType<T>, path: string) {
  return { ...form.getInputProps(path), id: fieldId(path) };
}

/** Puts the server's sentences beside the fields they are about. */
export function showFieldErrors<T extends Record<string, unknown>>(form: UseFormReturnType<T>, error: unknown): void {
  form.setErrors(fieldErrors(asProblem(error)));
}

/** After a refused submit the first wrong field gets the focus. */
export function focusFirst(errors: Record<string, unknown>): void {
  const inputs = Object.keys(errors).map((path) => document.getElementById(fieldId(path)));
  const first = inputs.find((element) => element !== null);
  first?.focus();
}

/** One key for one intention: made when the form opens, kept for its retries, renewed after success. */
export function useOnceKey(): { key: string; renew: () => void } {
  const [key, setKey] = useState(() => crypto.randomUUID());
  return { key, renew: () => setKey(crypto.randomUUID()) };
}

/** An empty input means "not given". */
export const orNull = (text: string): string | null => text.trim() || null;

/** Ctrl+S and Ctrl+Enter save the form on screen, also from within a field. */
export function useSaveKeys(save: () => void): void {
  useHotkeys([["mod+S", save], ["mod+Enter", save]], []);
}
