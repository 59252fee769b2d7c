import type { Answer, Body } from "@/lib/api-types";
import type { Session } from "@/lib/session";
import { ask } from "../lib/client";

const ROOT = "/api/identity/portal";

/** How far a registration is. */
export type Registration = Answer<"/api/identity/portal/registration", "get">;

export type Names = Body<"/api/identity/portal/registration/names", "post">;

/** A sign-in after the password. */
export type CodeStep = Answer<"/api/identity/portal/sign-in", "post">;

const post = <T>(path: string, body: unknown): Promise<T> => ask(`${ROOT}${path}`, { method: "POST", body, beforeSession: true });

export const redeem = (token: string, email: string) => post<Registration>("/invitations/redemption", { token, email });
export const readRegistration = () => ask<Registration>(`${ROOT}/registration`, { beforeSession: true });
export const acceptTerms = (version: string) => post<Registration>("/registration/terms", { version, isAccepted: true });
export const choosePassword = (password: string) => post<Registration>("/registration/password", { password });
export const sendCode = (phone: string | null) => post<Registration>("/registration/phone", phone ? { phone } : {});
export const proveCode = (code: string) => post<Registration>("/registration/code", { code });
export const giveNames = (names: Names) => post<Session>("/registration/names", names);

export const signIn = (email: string, password: string) => post<CodeStep>("/sign-in", { email, password });
export const signInByCode = (code: string) => post<Session>("/sign-in/code", { code });
export const resendCode = () => post<CodeStep>("/sign-in/resend", {});

export const readSession = () => ask<Session>("/api/identity/session", { beforeSession: true });
export const signOut = (key: string) => ask<undefined>("/api/identity/sign-out", { method: "POST", body: {}, key, beforeSession: true });
