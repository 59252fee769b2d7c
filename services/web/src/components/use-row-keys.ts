import { type RefObject, useEffect } from "react";
import { preference } from "@/lib/preferences";

/** j/k and the arrows walk over the first link of each row, while the list has the focus. */
export function useRowKeys(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const press = (event: KeyboardEvent) => {
      const letters = preference("keys") !== "off";
      const down = event.key === "ArrowDown" || (letters && event.key === "j");
      const up = event.key === "ArrowUp" || (letters && event.key === "k");
      if (!down && !up) return;
      const rows = [...element.querySelectorAll<HTMLElement>("tbody tr, li")];
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      if (at < 0) return;
      event.preventDefault();
      rows[at + (down ? 1 : -1)]?.querySelector<HTMLElement>("a, button")?.focus();
    };
    element.addEventListener("keydown", press);
    return () => element.removeEventListener("keydown", press);
  }, [box]);
}
