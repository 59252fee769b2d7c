import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api";
import { answer } from "@/lib/client";

/** A JSON Schema, or any other part of a description. */
export type Part = { [name: string]: unknown };

type Content = Record<string, { schema: Part; example?: unknown }>;
type Parameter = { name: string; in: string; required?: boolean; description?: string; $ref?: string };
type RawOperation = {
  tags: string[];
  summary: string;
  "x-permission": string;
  "x-groups": string[];
  parameters: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { $ref?: string; content?: Content }>;
};
export type OpenApi = { paths: Record<string, Record<string, RawOperation>>; components: Record<string, Part> };

type Message = { name: string; summary: string; "x-producer": string; "x-archived": boolean; payload: Part; examples: { payload: unknown }[] };
export type AsyncApi = {
  operations: Record<string, { action: "send" | "receive"; channel: { $ref: string }; tags: { name: string }[] }>;
  channels: Record<string, { messages: Record<string, { $ref: string }> }>;
  components: { messages: Record<string, Message>; schemas: Part };
};

type Shown = { schema: Part; example: unknown };
export type Operation = {
  id: string;
  service: string;
  method: string;
  path: string;
  summary: string;
  permission: string;
  groups: string[];
  parameters: Parameter[];
  refusals: { status: string; codes: string[] }[];
  request: Shown | null;
  answer: ({ status: string } & Partial<Shown>) | null;
};
export type EventShown = { id: string; producer: string; summary: string; takers: string[]; isArchived: boolean } & Shown;

/** The descriptions of a running system do not change. What a description looks like, it does not say of itself. */
const description = <T>(name: "openapi" | "asyncapi") =>
  queryOptions({
    queryKey: ["contracts", name],
    queryFn: async () => (await answer(api.GET("/api/identity/contracts/{name}", { params: { path: { name } } }))) as T,
    staleTime: Infinity,
  });

export const openApiQuery = description<OpenApi>("openapi");
export const asyncApiQuery = description<AsyncApi>("asyncapi");

function at(document: Part, reference: string): Part {
  return reference
    .slice(2)
    .split("/")
    .reduce<Part>((part, step) => part[step] as Part, document);
}

/** A schema with what it refers to in place; a shape within itself stays a reference. */
export function spelledOut(document: Part, part: unknown, open: string[] = []): unknown {
  if (Array.isArray(part)) return part.map((each) => spelledOut(document, each, open));
  if (typeof part !== "object" || part === null) return part;
  const { $ref: reference } = part as { $ref?: unknown };
  if (typeof reference === "string") {
    return open.includes(reference) ? part : spelledOut(document, at(document, reference), [...open, reference]);
  }
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, spelledOut(document, value, open)]));
}

const followed = <T extends { $ref?: string }>(document: Part, part: T): T => (part.$ref ? (at(document, part.$ref) as T) : part);

const shown = (content: Content | undefined): Shown | null => {
  const [first] = Object.values(content ?? {});
  return first ? { schema: first.schema, example: first.example } : null;
};

/** "#/components/responses/409.busy.task-not-open": the codes stand in the name. */
const codesOf = (reference: string) => (reference.split("/").pop() ?? "").split(".").slice(1);

export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => {
      const responses = Object.entries(raw.responses);
      const good = responses.find(([status]) => status.startsWith("2"));
      return {
        id: `${method.toUpperCase()} ${path}`,
        service: raw.tags[0] ?? "",
        method: method.toUpperCase(),
        path,
        summary: raw.summary,
        permission: raw["x-permission"],
        groups: raw["x-groups"],
        parameters: raw.parameters.map((each) => followed(document, each)),
        refusals: responses.flatMap(([status, { $ref }]) => ($ref ? [{ status, codes: codesOf($ref) }] : [])),
        request: shown(raw.requestBody?.content),
        answer: good ? { status: good[0], ...shown(good[1].content) } : null,
      };
    }),
  );
}

export function eventsOf(document: AsyncApi): EventShown[] {
  const takers = (channel: string) =>
    Object.values(document.operations).flatMap(({ action, channel: { $ref }, tags }) =>
      action === "receive" && $ref === `#/channels/${channel}` ? tags.map(({ name }) => name) : [],
    );
  return Object.entries(document.channels).flatMap(([channel, { messages }]) =>
    Object.keys(messages).flatMap((id) => {
      const message = document.components.messages[id];
      if (!message) return [];
      const { summary, payload, examples } = message;
      const told = { schema: payload, example: examples[0]?.payload };
      return [{ id, producer: message["x-producer"], summary, takers: takers(channel), isArchived: message["x-archived"], ...told }];
    }),
  );
}

/** Whether every word that was typed stands somewhere in the texts. */
export const matches = (typed: string, texts: string[]): boolean => {
  const all = texts.join(" ").toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
};
