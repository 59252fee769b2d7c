import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { sessionQuery } from "@/lib/session";
import { NotFound } from "./NotFound";
import * as search from "./search";

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/inloggen",
  validateSearch: search.signIn,
  component: lazyRouteComponent(() => import("@/features/sign-in/pages/SignInPage"), "SignInPage"),
});

const activation = createRoute({
  getParentRoute: () => root,
  path: "/activeren",
  component: lazyRouteComponent(() => import("@/features/sign-in/pages/ActivationPage"), "ActivationPage"),
});

/** Everything behind the sign-in stands in the shell. */
const shell = createRoute({
  getParentRoute: () => root,
  id: "_shell",
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.query({ ...sessionQuery, staleTime: "static" });
    // An employee's account knows the portal only.
    if (session?.groups.some(({ side }) => (side as string) === "portal")) window.location.replace("/portal/");
    if (session) return;
    redirect({ to: "/inloggen", search: location.href === "/" ? {} : { terug: location.href }, replace: true, throw: true });
  },
  component: lazyRouteComponent(() => import("./shell/Shell"), "Shell"),
});

const start = createRoute({
  getParentRoute: () => shell,
  path: "/",
  component: lazyRouteComponent(() => import("./start/StartPage"), "StartPage"),
});

const tasks = createRoute({
  getParentRoute: () => shell,
  path: "/taken",
  validateSearch: search.tasks,
  component: lazyRouteComponent(() => import("@/features/tasks/pages/TasksPage"), "TasksPage"),
});

const dossiers = createRoute({
  getParentRoute: () => shell,
  path: "/dossiers",
  validateSearch: search.dossiers,
  component: lazyRouteComponent(() => import("@/features/cases/pages/DossiersPage"), "DossiersPage"),
});

const dossier = createRoute({
  getParentRoute: () => shell,
  path: "/dossiers/$dossierId",
  validateSearch: search.dossier,
  component: lazyRouteComponent(() => import("./dossier/DossierPage"), "DossierPage"),
});

const document = createRoute({
  getParentRoute: () => shell,
  path: "/dossiers/$dossierId/documents/$documentId",
  component: lazyRouteComponent(() => import("@/features/forms/pages/FormPage"), "FormPage"),
});

/** The list stays while one dialog after the other is read: the dialog is a part of the same page. */
const dialogs = createRoute({
  getParentRoute: () => shell,
  path: "/berichten",
  validateSearch: search.dialogs,
  component: lazyRouteComponent(() => import("./dialogs/DialogsRoute"), "DialogsRoute"),
});

const dialog = createRoute({ getParentRoute: () => dialogs, path: "/$dialogId" });

const figures = createRoute({
  getParentRoute: () => shell,
  path: "/verzuimcijfers",
  validateSearch: search.figures,
  component: lazyRouteComponent(() => import("@/features/reports/pages/AbsenceReportPage"), "AbsenceReportPage"),
});

const employers = createRoute({
  getParentRoute: () => shell,
  path: "/werkgevers",
  validateSearch: search.employers,
  component: lazyRouteComponent(() => import("@/features/employers/pages/EmployersPage"), "EmployersPage"),
});

const employer = createRoute({
  getParentRoute: () => shell,
  path: "/werkgevers/$employerId",
  validateSearch: search.employer,
  component: lazyRouteComponent(() => import("@/features/employers/pages/EmployerPage"), "EmployerPage"),
});

const employees = createRoute({
  getParentRoute: () => shell,
  path: "/werkgevers/$employerId/werknemers",
  validateSearch: search.page,
  component: lazyRouteComponent(() => import("@/features/employees/pages/EmployeesPage"), "EmployeesPage"),
});

const newEmployee = createRoute({
  getParentRoute: () => shell,
  path: "/werkgevers/$employerId/werknemers/nieuw",
  component: lazyRouteComponent(() => import("@/features/employees/pages/NewEmployeePage"), "NewEmployeePage"),
});

const offices = createRoute({
  getParentRoute: () => shell,
  path: "/beheer/kantoren",
  validateSearch: search.panel,
  component: lazyRouteComponent(() => import("@/features/offices/pages/OfficesPage"), "OfficesPage"),
});

const users = createRoute({
  getParentRoute: () => shell,
  path: "/beheer/gebruikers",
  validateSearch: search.page,
  component: lazyRouteComponent(() => import("@/features/accounts/pages/UsersPage"), "UsersPage"),
});

const newUser = createRoute({
  getParentRoute: () => shell,
  path: "/beheer/gebruikers/nieuw",
  component: lazyRouteComponent(() => import("@/features/accounts/pages/NewUserPage"), "NewUserPage"),
});

const user = createRoute({
  getParentRoute: () => shell,
  path: "/beheer/gebruikers/$userId",
  component: lazyRouteComponent(() => import("@/features/accounts/pages/UserPage"), "UserPage"),
});

const contracts = createRoute({
  getParentRoute: () => shell,
  path: "/beheer/api",
  validateSearch: search.contracts,
  component: lazyRouteComponent(() => import("@/features/contracts/pages/ContractsPage"), "ContractsPage"),
});

const accessLog = createRoute({
  getParentRoute: () => shell,
  path: "/toegangslog",
  component: lazyRouteComponent(() => import("@/features/reading/pages/AccessLogPage"), "AccessLogPage"),
});

const personLog = createRoute({
  getParentRoute: () => shell,
  path: "/toegangslog/$employeeId",
  validateSearch: search.page,
  component: lazyRouteComponent(() => import("@/features/reading/pages/PersonLogPage"), "PersonLogPage"),
});

export const routeTree = root.addChildren([
  signIn,
  activation,
  shell.addChildren([
    start, tasks, dialogs.addChildren([dialog]), dossiers, dossier, document, figures, employers, employer, employees, newEmployee, offices, users, newUser, user,
    accessLog, personLog, contracts,
  ]),
]);
