import { notifications } from "@mantine/notifications";
import i18next from "i18next";
import { Check, TriangleAlert } from "lucide-react";

const closing = () => ({ closeButtonProps: { "aria-label": i18next.t("common.close") } });

/** Says in words what was done, in place of what was said before. Read out politely; stays long enough to be read. */
export function notifyDone(message: string, title?: string): void {
  notifications.clean();
  notifications.show({ role: "status", title, message, color: "petrol", icon: <Check size={16} aria-hidden />, autoClose: 8_000, ...closing() });
}

/** Says why an act from a menu or a button was refused. */
export function notifyRefused(message: string): void {
  notifications.show({ message, color: "red", icon: <TriangleAlert size={16} aria-hidden />, autoClose: false, ...closing() });
}
