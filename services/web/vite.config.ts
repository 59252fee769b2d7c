import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": here("./src"), "@texts": here("../../shared/texts") } },
  build: {
    // Browsers that know light-dark() themselves: a translated one follows another switch than the UI kit's.
    target: ["chrome123", "edge123", "firefox121", "safari17.5"],
    // Nothing inline: the content security policy allows fonts and scripts from our own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: { input: { app: here("./index.html") } },
  },
  server: {
    fs: { allow: [here("."), here("../../shared/texts")] },
    proxy: { "/api": { target: process.env.API_ORIGIN ?? "http://127.0.0.1:8080", changeOrigin: false } },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["./src/testing/setup.ts"],
    css: false,
    restoreMocks: true,
    testTimeout: 15_000,
  },
});
