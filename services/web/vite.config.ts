import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Connect, Plugin } from "vite";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** While developing: the portal's own addresses are pages of its one file, as at the edge. */
const portalPages: Connect.NextHandleFunction = (request, _response, next) => {
  const [path = ""] = (request.url ?? "").split("?");
  if (/^\/portal(\/[^.]*)?$/.test(path)) request.url = "/portal/index.html";
  next();
};
const portal: Plugin = {
  name: "portal-pages",
  configureServer: ({ middlewares }) => void middlewares.use(portalPages),
  configurePreviewServer: ({ middlewares }) => void middlewares.use(portalPages),
};

export default defineConfig({
  plugins: [react(), portal],
  resolve: { alias: { "@": here("./src"), "@texts": here("../../shared/texts"), "@contracts": here("../../shared/contracts/described") } },
  build: {
    // Browsers that know light-dark() themselves: a translated one follows another switch than the UI kit's.
    target: ["chrome123", "edge123", "firefox121", "safari17.5"],
    // Nothing inline: the content security policy allows fonts and scripts from our own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: { input: { app: here("./index.html"), portal: here("./portal/index.html") } },
  },
  server: {
    fs: { allow: [here("."), here("../../shared/texts")] },
    proxy: { "/api": { target: process.env.API_ORIGIN ?? "http://127.0.0.1:4566", changeOrigin: false } },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["./src/testing/setup.ts"],
    css: false,
    restoreMocks: true,
    // The test files share the modules that they load, which saves a quarter of the time; `setup.ts` clears what a test leaves.
    isolate: false,
    testTimeout: 15_000,
  },
});
