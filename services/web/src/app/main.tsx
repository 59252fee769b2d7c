import "@/lib/trusted-types";
import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./global.css";
import i18next from "i18next";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startTexts } from "@/lib/i18n";
import { Providers } from "./Providers";
import { applyDensity } from "./density";
import { newQueryClient } from "./query-client";
import { newRouter } from "./router";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const queryClient = newQueryClient();

// Titles and reasons come from the server in the asked language: another language asks again.
i18next.on("languageChanged", () => void queryClient.invalidateQueries());

applyDensity();
await startTexts();
createRoot(root).render(
  <StrictMode>
    <Providers queryClient={queryClient} router={newRouter(queryClient)} />
  </StrictMode>,
);
