import { newClient } from "./client";
import { currentLanguage } from "./i18n";

/** Rows on one page of a list. */
export const LIST_LIMIT = 50;

/** The API as the back office asks it. */
export const api = newClient({ language: currentLanguage, beforeSignIn: /^\/api\/identity\/(sign-in|activations)/ });
