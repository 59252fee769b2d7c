import "@/lib/trusted-types";
import "./portal.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { takeInvitation } from "./lib/route";
import { startTexts } from "./lib/texts";

const root = document.getElementById("root");
if (!root) throw new Error("portal/index.html has no #root");

// Before anything else: the token leaves the address.
const invitation = takeInvitation();

await startTexts();
createRoot(root).render(
  <StrictMode>
    <App invitation={invitation} />
  </StrictMode>,
);
