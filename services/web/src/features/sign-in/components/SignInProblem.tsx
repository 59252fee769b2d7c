import { Alert } from "@mantine/core";
import { TriangleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { asProblem } from "@/lib/problem";
import { sentenceOf } from "@/lib/sentence";

/** One neutral sentence: it never says which part was wrong. */
export function SignInProblem({ error }: { error: unknown }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [error]);
  if (!error) return null;
  return (
    <Alert ref={box} tabIndex={-1} role="alert" color="red" variant="light" icon={<TriangleAlert size={18} aria-hidden />}>
      {sentenceOf(asProblem(error))}
    </Alert>
  );
}
