import { AppShell, Box } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { SessionContext, sessionQuery } from "@/lib/session";
import { KeysDialog } from "./KeysDialog";
import { NavBar } from "./NavBar";
import { TopBar } from "./TopBar";
import { useKeys } from "./use-keys";
import { useSessionWatch } from "./use-session-watch";
import classes from "./Shell.module.css";

/** Nothing of the shell, and so nothing of a case, stays on screen when the session is gone. */
export function Shell() {
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  return (
    <SessionContext value={session}>
      <Frame />
    </SessionContext>
  );
}

function Frame() {
  const { t } = useTranslation();
  const [opened, drawer] = useDisclosure(false);
  const [keysShown, keys] = useDisclosure(false);
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const main = useRef<HTMLDivElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const shown = useRef(path);

  useSessionWatch();
  useKeys(keys.open);
  // A new page: the drawer closes and reading begins at the page, not at the menu.
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    drawer.close();
    main.current?.focus();
  }, [path, drawer]);

  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 216, breakpoint: "48em", collapsed: { mobile: !opened } }}
      padding={{ base: "md", md: "lg" }}
      transitionDuration={0}
    >
      <a href="#inhoud" className={classes.skip} onClick={() => main.current?.focus()}>
        {t("shell.skip")}
      </a>
      <AppShell.Header className={classes.header}>
        <TopBar menuOpened={opened} onMenu={drawer.toggle} onKeys={keys.open} />
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} inert={phone && !opened} aria-label={t("shell.navigation")}>
        <NavBar />
      </AppShell.Navbar>
      <AppShell.Main id="inhoud" ref={main} tabIndex={-1}>
        <Box className={classes.content}>
          <Outlet />
        </Box>
      </AppShell.Main>
      <KeysDialog opened={keysShown} onClose={keys.close} />
    </AppShell>
  );
}
