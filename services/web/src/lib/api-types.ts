import type { paths } from "@/generated/api";

type Methods = "get" | "post" | "put";
type Json<T> = T extends { content: { "application/json": infer Body } } ? Body : never;

/** What a route answers when all is well, by its path: the names inside the document may change freely. */
export type Answer<P extends keyof paths, M extends Methods> = paths[P][M] extends { responses: infer R }
  ? Json<R extends { 200: infer Ok } ? Ok : R extends { 201: infer Created } ? Created : never>
  : never;

/** What a route takes. */
export type Body<P extends keyof paths, M extends Methods> = paths[P][M] extends { requestBody?: infer B }
  ? Json<NonNullable<B>>
  : never;

/** One row of a list route. */
export type Item<P extends keyof paths> = Answer<P, "get"> extends { items: (infer Row)[] } ? Row : never;
