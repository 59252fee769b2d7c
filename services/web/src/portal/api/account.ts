import type { Answer, Body } from "@/lib/api-types";
import { answer } from "@/lib/client";
import { api } from "../lib/api";

/** How far a registration is. */
export type Registration = Answer<"/api/identity/portal/registration", "get">;

export type Names = Body<"/api/identity/portal/registration/names", "post">;

/** A sign-in after the password. */
export type CodeStep = Answer<"/api/identity/portal/sign-in", "post">;

export const redeem = (token: string, email: string) =>
  answer(api.POST("/api/identity/portal/invitations/redemption", { body: { token, email } }));
export const readRegistration = () => answer(api.GET("/api/identity/portal/registration"));
export const acceptTerms = (version: string) =>
  answer(api.POST("/api/identity/portal/registration/terms", { body: { version, isAccepted: true } }));
export const choosePassword = (password: string) => answer(api.POST("/api/identity/portal/registration/password", { body: { password } }));
export const sendCode = (phone: string | null) => answer(api.POST("/api/identity/portal/registration/phone", { body: phone ? { phone } : {} }));
export const proveCode = (code: string) => answer(api.POST("/api/identity/portal/registration/code", { body: { code } }));
export const giveNames = (names: Names) => answer(api.POST("/api/identity/portal/registration/names", { body: names }));

export const signIn = (email: string, password: string) => answer(api.POST("/api/identity/portal/sign-in", { body: { email, password } }));
export const signInByCode = (code: string) => answer(api.POST("/api/identity/portal/sign-in/code", { body: { code } }));
export const resendCode = () => answer(api.POST("/api/identity/portal/sign-in/resend", { body: {} }));

export const readSession = () => answer(api.GET("/api/identity/session"));
export const signOut = () => answer(api.POST("/api/identity/sign-out", { body: {} }));
