/** What a user chose for this browser. Never anything about a person: only looks and habits. */
type Preferences = { language: string; density: "dense" | "roomy"; keys: "on" | "off" };

const name = (key: keyof Preferences) => `poortwachter.${key}`;

export function preference<K extends keyof Preferences>(key: K): Preferences[K] | null {
  return localStorage.getItem(name(key)) as Preferences[K] | null;
}

export function rememberPreference<K extends keyof Preferences>(key: K, value: Preferences[K]): void {
  localStorage.setItem(name(key), value);
}
