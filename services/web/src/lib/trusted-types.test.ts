import { expect, it } from "vitest";
import { refuseMarkup } from "./trusted-types";

it("lets style sheets pass and refuses whatever could hold markup", () => {
  expect(refuseMarkup(":root { --gap: 1rem }")).toBe(":root { --gap: 1rem }");
  expect(() => refuseMarkup("<img src=x>")).toThrow(TypeError);
});
