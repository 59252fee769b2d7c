import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { can } from "@/lib/permissions";
import { preference } from "@/lib/preferences";
import { usePermission } from "@/lib/session";

/** How long after "g" the second letter still counts. */
const SEQUENCE_MS = 1_200;

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** g s, g t, g b, g d and ?. Single letters never fire in a field, under a dialog, or when the user switched them off. */
export function useKeys(onHelp: () => void): void {
  const navigate = useNavigate();
  const may = usePermission();
  const prefixAt = useRef(0);
  useEffect(() => {
    const places: Record<string, () => void> = { s: () => void navigate({ to: "/" }) };
    if (may(can.readTasks)) places.t = () => void navigate({ to: "/taken" });
    if (may(can.useDialogs)) places.b = () => void navigate({ to: "/berichten" });
    if (may(can.readDossiers)) places.d = () => void navigate({ to: "/dossiers" });
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      if (preference("keys") === "off" || document.querySelector('[role="dialog"]')) return;
      if (event.key === "?") { onHelp(); return; }
      if (event.key === "g") {
        prefixAt.current = event.timeStamp;
        return;
      }
      if (event.timeStamp - prefixAt.current < SEQUENCE_MS) places[event.key]?.();
      prefixAt.current = 0;
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}
