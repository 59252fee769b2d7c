import { newClient } from "./client";
import { currentLanguage } from "./i18n";

/** The API as the back office asks it. */
export const api = newClient({ language: currentLanguage, beforeSignIn: /^\/api\/identity\/(sign-in|activations)/ });
