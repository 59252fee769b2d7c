import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

const upOutOfFolder = { group: ["../../../*"], message: "Import across folders by @/…" };
const ban = (group, message, ...more) => ({ "no-restricted-imports": ["error", { patterns: [upOutOfFolder, { group, message }, ...more] }] });

// One way only: lib <- components <- features <- app, and lib <- portal. The folders of features are areas: an area never
// imports another one, neither by its address nor by a path out of its own folder.
export default tseslint.config(
  { ignores: ["dist", "src/generated"] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  jsxA11y.flatConfigs.strict,
  reactHooks.configs.flat["recommended-latest"],
  {
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "max-lines": ["error", 400],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      // Mantine's components give autofocus inside dialogs; elsewhere it stays forbidden.
      "jsx-a11y/no-autofocus": ["error", { ignoreNonDOM: true }],
    },
  },
  { files: ["src/lib/**"], rules: ban(["@/components/*", "@/features/*", "@/app/*"], "lib imports nothing of ours above it.") },
  { files: ["src/components/**"], rules: ban(["@/features/*", "@/app/*"], "The design system knows no feature.") },
  {
    files: ["src/features/**"],
    rules: ban(["@/features/*", "@/app/*"], "An area imports lib, components and itself; what two areas show together, app composes.", {
      group: ["../../*"],
      message: "This leaves the area.",
    }),
  },
  { files: ["src/features/*/*.test.tsx"], rules: ban(["@/features/*", "@/app/*", "../*"], "A test imports its own area and testing.") },
  {
    files: ["src/portal/**"],
    ignores: ["src/portal/**/*.test.tsx"],
    rules: ban(
      ["@/components/*", "@/features/*", "@/app/*", "@/lib/api", "@/lib/i18n", "@/lib/sentence", "@mantine/*", "@tanstack/*", "*i18next*"],
      "The portal stays small: React, its own parts, and what needs no library of lib.",
    ),
  },
  { files: ["**/*.js", "**/*.mjs"], extends: [tseslint.configs.disableTypeChecked], languageOptions: { globals: globals.node } },
);
