import type { Employer } from "@/lib/organisation";

/** The checklist of an employer: which server fields each part holds. Departments and publication have no plain fields. */
export const PARTS = ["organisatie", "contracten", "casemanagement", "afdelingen", "publiceren"] as const;
export type Part = (typeof PARTS)[number];

const FIELDS: Record<Part, string[]> = {
  organisatie: [
    "name", "phone", "visitingAddress", "postalAddress", "payrollTaxNumber", "uwvBranch", "uwvConnectionNumber", "sector",
    "employerCode", "classifications",
  ],
  contracten: ["debtorNumber", "offering"],
  casemanagement: ["caseManagerId"],
  afdelingen: ["departments"],
  publiceren: ["officeId"],
};

const rootOf = (pointer: string) => pointer.split("/")[1] ?? "";

export const partOf = (pointer: string): Part => PARTS.find((part) => FIELDS[part].includes(rootOf(pointer))) ?? "organisatie";

const missingIn = (employer: Employer, part: Part) => employer.missing.filter((each) => partOf(each.pointer) === part);

const unknownIn = (employer: Employer, part: Part) => employer.unknown.filter((pointer) => partOf(pointer) === part);

export type PartState = { name: "ready" | "unknown" | "incomplete" | "waiting"; count: number };

export function stateOf(employer: Employer, part: Part): PartState {
  if (part === "publiceren") {
    if (employer.state === "published") return { name: "ready", count: 0 };
    return { name: "waiting", count: employer.missing.length };
  }
  const missing = missingIn(employer, part).length;
  if (missing > 0) return { name: "incomplete", count: missing };
  const unknown = unknownIn(employer, part).length;
  return unknown > 0 ? { name: "unknown", count: unknown } : { name: "ready", count: 0 };
}
