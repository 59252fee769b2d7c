/** The rights that a page asks after, as the server names them (shared/kernel/permissions.py). */
export const can = {
  readTasks: "trajects:task:read",
  readDossiers: "trajects:dossier:read",
  reportSick: "trajects:absence:report",
  readEmployers: "organisation:employer:read",
  createEmployers: "organisation:employer:create",
  readEmployees: "organisation:employee:read",
  readOffices: "organisation:office:read",
  createOffices: "organisation:office:create",
  readUsers: "user:account:read",
  createUsers: "user:account:create",
  readDocuments: "documents:document:read",
  writeDocuments: "documents:document:write",
  requestSignatures: "documents:signature:request",
  sign: "documents:ceremony:sign",
  useDialogs: "messaging:dialog:use",
  startDialogs: "messaging:dialog:start",
  readReports: "statistics:report:read",
  readContracts: "platform:contract:read",
  readAccessLog: "audit:log:read",
} as const;

export type Permission = (typeof can)[keyof typeof can];
