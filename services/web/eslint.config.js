import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

const upOutOfFolder = { group: ["../../../*"], message: "Import across folders by @/…" };
const ban = (group, message) => ({ "no-restricted-imports": ["error", { patterns: [upOutOfFolder, { group, message }] }] });

// One way only: lib <- components <- features <- app, and lib <- portal. A feature never imports another feature.
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
  { files: ["src/features/**"], rules: ban(["@/features/*", "@/app/*"], "A feature imports lib, components and itself.") },
  {
    files: ["src/portal/**"],
    ignores: ["src/portal/**/*.test.tsx"],
    rules: ban(
      ["@/components/*", "@/features/*", "@/app/*", "@/lib/i18n", "@/lib/problems", "@mantine/*", "@tanstack/*", "*i18next*"],
      "The portal stays small: React, its own parts, and what needs no library of lib.",
    ),
  },
  { files: ["**/*.js", "**/*.mjs"], extends: [tseslint.configs.disableTypeChecked], languageOptions: { globals: globals.node } },
);
