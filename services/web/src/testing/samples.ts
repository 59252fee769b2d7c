import type { Answer, Item } from "@/lib/api-types";
import { can } from "@/lib/permissions";

type Session = Answer<"/api/identity/session", "get">;
type TaskRow = Item<"/api/trajects/tasks">;
type Dossier = Answer<"/api/trajects/dossiers/{dossier_id}", "get">;

export const session: Session = {
  user: { id: "u1", loginName: "arbo.berg", displayName: "Noor van den Berg", language: "nl" },
  groups: [{ key: "case_manager", name: "Casemanager Arbo", side: "arbo", needsScopes: true }],
  permissions: [can.readTasks, can.readDossiers, can.readEmployers, can.reportSick],
  csrfToken: "token",
  idleExpiresAt: "2099-01-01T00:00:00Z",
  expiresAt: "2099-01-01T00:00:00Z",
};

export const taskRow = (fields: Partial<TaskRow> = {}): TaskRow => ({
  key: "problem_analysis",
  trajectId: "t1",
  dossierId: "d1",
  employeeName: "A. Jansen",
  employerName: "Bakkerij Van Dam",
  title: "Probleemanalyse",
  from: "2026-03-03",
  to: "2026-03-16",
  role: "OP",
  roleName: "Bedrijfsarts",
  state: "late",
  week: 6,
  version: 1,
  ...fields,
});

export const dossier = (fields: Partial<Dossier> = {}): Dossier => ({
  id: "d1",
  version: 1,
  employee: { id: "e1", displayName: "A. Jansen", birthDate: "1988-02-14", personnelNumber: "1004", email: null, phone: null },
  employer: { id: "w1", name: "Bakkerij Van Dam", officeName: "Zwolle", classifications: ["SICK"] },
  employments: [{ id: "b1", departmentName: "Productie", start: "2019-04-01", end: null, function: "Bakker", partTimeFactor: "1" }],
  caseManager: null,
  status: "none",
  percentage: null,
  dayOfAbsence: null,
  trajects: [],
  pregnancies: [],
  history: [],
  allowedActions: ["report-sick"],
  ...fields,
});

type Traject = Dossier["trajects"][number];
type Pregnancy = Dossier["pregnancies"][number];

export const traject = (fields: Partial<Traject> = {}): Traject => ({
  id: "t1", version: 3, protocol: { key: "absence_standard", title: "Standaard verzuim" }, firstSickDay: "2026-02-02", classification: "SICK",
  end: null, endReason: null, lastWageDay: "2028-01-30", firstWiaDay: "2028-01-31", percentages: [{ from: "2026-02-02", percent: 100 }],
  spells: [{ firstSickDay: "2026-02-02", to: null, endReason: null, days: 21 }], sickDays: 21, relapseUntil: null, milestones: [], tasks: [], ...fields,
});

export const pregnancy = (fields: Partial<Pregnancy> = {}): Pregnancy => ({
  id: "p1", version: 2, protocol: { key: "pregnancy", title: "Zwangerschap en bevalling" }, dueDate: "2026-06-01", multiple: false, birth: null,
  leave: {
    from: "2026-05-05", to: "2026-08-24", earliestStart: "2026-04-21", latestStart: "2026-05-05", daysAfterBirth: 84, applyFrom: "2026-04-07", applyTo: "2026-04-21",
  },
  end: null, tasks: [], ...fields,
});

export const problem = (status: number, code: string, more: Record<string, unknown> = {}) => ({
  type: "about:blank", title: "", status, detail: "", code, errors: [], reference: "01JREF", ...more,
});
