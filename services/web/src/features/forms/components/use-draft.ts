import { useEffect, useRef, useState } from "react";
import type { DocumentAnswer } from "@/lib/documents";
import { asProblem, type ProblemError } from "@/lib/problem";
import { type Answers, saveDraft } from "../api/forms";

/** After the last key; with the way to the server the draft stands within two seconds. */
const SAVE_AFTER_MS = 1_200;

/**
 * Keeps the draft at the server up with what is typed: one save at a time, each on the number that the last one gave.
 * `onAnswer` hears after each save what was refused, or null.
 * When somebody else saved meanwhile it stops, until it was chosen which draft holds.
 */
export function useDraft(document: DocumentAnswer, answersNow: () => Answers, onAnswer: (problem: ProblemError | null) => void) {
  const [savedAt, setSavedAt] = useState(document.draftSavedAt);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [isDirty, setDirty] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const number = useRef(document.draftVersion);
  const edits = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const stopped = useRef(false);
  const latest = useRef({ answersNow, onAnswer });

  useEffect(() => {
    latest.current = { answersNow, onAnswer };
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const saveNow = async () => {
    if (stopped.current) return;
    const seen = edits.current;
    setSaving(true);
    try {
      const saved = await saveDraft(document.id, latest.current.answersNow(), number.current);
      number.current = saved.draftVersion;
      setSavedAt(saved.savedAt);
      setProblem(null);
      latest.current.onAnswer(null);
      if (edits.current === seen) setDirty(false);
    } catch (error) {
      const refusal = asProblem(error);
      stopped.current = refusal.status === 412;
      setProblem(refusal);
      latest.current.onAnswer(refusal);
    } finally {
      setSaving(false);
    }
  };
  const save = (): Promise<unknown> => {
    clearTimeout(timer.current);
    last.current = last.current.then(saveNow);
    return last.current;
  };
  const hold = (): Promise<unknown> => {
    clearTimeout(timer.current);
    return last.current;
  };
  return {
    savedAt, problem, isDirty, isSaving, save,
    /** Something was typed: it is saved when the typing rests. */
    touch: () => {
      edits.current += 1;
      setDirty(true);
      clearTimeout(timer.current);
      if (!stopped.current) timer.current = setTimeout(() => void save(), SAVE_AFTER_MS);
    },
    /** No save begins any more; resolves when the running one is done. */
    hold,
    /** Goes on from the draft that the server has now. */
    restart: (fresh: DocumentAnswer, dirty: boolean) => {
      clearTimeout(timer.current);
      number.current = fresh.draftVersion;
      stopped.current = false;
      setSavedAt(fresh.draftSavedAt);
      setProblem(null);
      setDirty(dirty);
    },
  };
}

export type Draft = ReturnType<typeof useDraft>;
