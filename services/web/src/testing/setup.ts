import "@testing-library/jest-dom/vitest";
import { notifications } from "@mantine/notifications";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, vi } from "vitest";
import { startTexts } from "@/lib/i18n";
import { server } from "./server";

// What jsdom lacks and the UI kit asks for.
class NoResize {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
}
vi.stubGlobal("ResizeObserver", NoResize);
vi.stubGlobal("matchMedia", (query: string) => ({
  matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined,
}));
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;
Object.defineProperty(document, "fonts", { value: new EventTarget(), configurable: true });

// The first page of a file loads its parts; beside other work that takes more than the usual second.
configure({ asyncUtilTimeout: 5_000 });

beforeAll(async () => {
  server.listen({ onUnhandledRequest: "error" });
  await startTexts();
});
afterEach(() => {
  cleanup();
  notifications.clean();
  localStorage.clear();
  server.resetHandlers();
});
afterAll(() => server.close());
