import { Anchor, type AnchorProps, Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import { forwardRef } from "react";

const PlainAnchor = forwardRef<HTMLAnchorElement, Omit<AnchorProps, "href">>(function PlainAnchor(props, ref) {
  return <Anchor ref={ref} fz="inherit" {...props} />;
});

const PlainButton = forwardRef<HTMLAnchorElement, Omit<ButtonProps, "href">>(function PlainButton(props, ref) {
  return <Button ref={ref} component="a" {...props} />;
});

/** A link that the router follows, dressed as text or as a button. */
export const TextLink = createLink(PlainAnchor);
export const ButtonLink = createLink(PlainButton);
