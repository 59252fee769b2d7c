import type { ReactNode } from "react";
import classes from "./RuledList.module.css";

/** Lines under each other with a rule between them; ordered where the order tells something. */
export function RuledList({ ordered = false, children }: { ordered?: boolean; children: ReactNode }) {
  const List = ordered ? "ol" : "ul";
  return <List className={classes.list}>{children}</List>;
}
