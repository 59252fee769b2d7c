/**
 * The content security policy lets one trusted-types policy exist: this one. It refuses every string that could hold
 * markup, so nothing that a user typed or the server sent can become an element by way of innerHTML.
 * Style sheets of the UI kit pass: they hold no "<".
 */
export function refuseMarkup(text: string): string {
  if (text.includes("<")) throw new TypeError("Markup refused");
  return text;
}

const factory = (window as { trustedTypes?: { createPolicy: (name: string, rules: object) => unknown } }).trustedTypes;
factory?.createPolicy("default", { createHTML: refuseMarkup });
