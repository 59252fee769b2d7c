import { preference, rememberPreference } from "@/lib/preferences";

export type Density = "dense" | "roomy";

export const currentDensity = (): Density => preference("density") ?? "dense";

/** Dense is 14 px text, roomy 16 px; every measure of the UI kit is in rem and follows. */
export function applyDensity(density: Density = currentDensity()): void {
  document.documentElement.dataset.density = density;
  rememberPreference("density", density);
}
