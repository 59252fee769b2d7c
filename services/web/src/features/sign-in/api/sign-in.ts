import { api } from "@/lib/api";
import type { Answer, Body } from "@/lib/api-types";
import { answer } from "@/lib/client";

export type Step = Answer<"/api/identity/sign-in", "post">;
export type Authenticator = NonNullable<Step["authenticator"]>;

export const signIn = (body: Body<"/api/identity/sign-in", "post">) => answer(api.POST("/api/identity/sign-in", { body }));

export const proveCode = (code: string) => answer(api.POST("/api/identity/sign-in/authenticator", { body: { code } }));

export const activate = (body: Body<"/api/identity/activations", "post">) =>
  answer(api.POST("/api/identity/activations", { body }));

export const enrol = (code: string) => answer(api.POST("/api/identity/sign-in/enrolment", { body: { code } }));
