import { Alert } from "@mantine/core";
import { Info } from "lucide-react";
import type { ReactNode } from "react";

/** Stands where a form would stand, and says why there is none. */
export function InfoNote({ children }: { children: ReactNode }) {
  return (
    <Alert variant="light" icon={<Info size={18} aria-hidden />}>
      {children}
    </Alert>
  );
}
