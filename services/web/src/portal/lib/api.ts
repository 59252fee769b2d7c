import { newClient } from "@/lib/client";
import { currentLanguage } from "./texts";

/** The API as the portal asks it. */
export const api = newClient({ language: currentLanguage, beforeSignIn: /^\/api\/identity\/(portal|session|sign-out)/ });
