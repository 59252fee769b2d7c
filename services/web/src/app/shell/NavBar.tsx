import { Badge, Box } from "@mantine/core";
import { Braces, Building2, ChartColumn, ClipboardList, FolderOpen, House, type LucideIcon, MapPin, MessagesSquare, ScanEye, Users } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { Link, type LinkProps, useMatchRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useUnread } from "@/features/dialogs/components/use-unread";
import { tasksQuery } from "@/features/tasks/api/list-tasks";
import { can } from "@/lib/permissions";
import { usePermission } from "@/lib/session";
import classes from "./Shell.module.css";

type Entry = { to: LinkProps["to"]; label: string; icon: LucideIcon; count?: string };

function Entries({ entries }: { entries: Entry[] }) {
  return entries.map(({ to, label, icon: Icon, count }) => (
    <Link key={label} to={to} className={classes.link} activeOptions={{ exact: to === "/", includeSearch: false }}>
      <Icon size={17} aria-hidden />
      {label}
      {count && (
        <Badge className={classes.count} size="sm" variant="light" color="gray" c="var(--mantine-color-text)">
          {count}
        </Badge>
      )}
    </Link>
  ));
}

/** Only what exists and what this user may do. */
export function NavBar() {
  const { t } = useTranslation();
  const may = usePermission();
  const tasks = useQuery({ ...tasksQuery(), enabled: may(can.readTasks) });
  const onMessages = useMatchRoute()({ to: "/berichten", fuzzy: true }) !== false;
  const unread = useUnread(may(can.useDialogs), onMessages);
  const count = tasks.data && `${tasks.data.items.length}${tasks.data.next ? "+" : ""}`;

  const daily: Entry[] = [{ to: "/", label: t("nav.start"), icon: House }];
  if (may(can.readTasks)) daily.push({ to: "/taken", label: t("nav.tasks"), icon: ClipboardList, count });
  if (may(can.useDialogs)) daily.push({ to: "/berichten", label: t("nav.messages"), icon: MessagesSquare, count: unread > 0 ? String(unread) : undefined });
  if (may(can.readDossiers) && may(can.readEmployers)) daily.push({ to: "/dossiers", label: t("nav.dossiers"), icon: FolderOpen });
  if (may(can.readEmployers)) daily.push({ to: "/werkgevers", label: t("nav.employers"), icon: Building2 });
  if (may(can.readReports) && may(can.readEmployers)) daily.push({ to: "/verzuimcijfers", label: t("nav.figures"), icon: ChartColumn });

  const administration: Entry[] = [];
  if (may(can.readUsers)) administration.push({ to: "/beheer/gebruikers", label: t("nav.users"), icon: Users });
  if (may(can.createOffices)) administration.push({ to: "/beheer/kantoren", label: t("nav.offices"), icon: MapPin });
  if (may(can.readAccessLog)) administration.push({ to: "/toegangslog", label: t("nav.accessLog"), icon: ScanEye });
  if (may(can.readContracts)) administration.push({ to: "/beheer/api", label: t("nav.contracts"), icon: Braces });

  return (
    <>
      <Entries entries={daily} />
      {administration.length > 0 && <Box className={classes.heading}>{t("nav.administration")}</Box>}
      <Entries entries={administration} />
    </>
  );
}
