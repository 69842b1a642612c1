import svelte from "eslint-plugin-svelte";
import globals from "globals";
import tseslint from "typescript-eslint";

/** Rooms that run anywhere: time and chance come in as arguments (`.dependency-cruiser.cjs` guards their imports). */
const PURE = ["core", "notes", "scheduling", "exercises", "grading", "mastery"];

/** What a browser or Node has lying about, and a pure function does not reach for. */
const OUTSIDE_WORLD = [
  ...["document", "window", "self", "globalThis", "navigator", "location", "history", "process"],
  ...["localStorage", "sessionStorage", "indexedDB", "caches", "fetch", "XMLHttpRequest", "WebSocket"],
  ...["performance", "crypto", "setTimeout", "setInterval", "requestAnimationFrame", "queueMicrotask"],
  ...["console", "alert", "DOMParser", "Worker", "postMessage"],
];

const CLOCK = [
  { object: "Date", property: "now", message: "Time comes in as an argument." },
  { object: "performance", property: "now", message: "Time comes in as an argument." },
];
const CHANCE = [
  { object: "Math", property: "random", message: "Chance comes in as an argument: see core/random.ts." },
];

const CLOCK_SYNTAX = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "Time comes in as an argument.",
  },
  { selector: "CallExpression[callee.name='Date']", message: "Time comes in as an argument." },
];

/** A union, namespace or enum that Node cannot strip, or a pattern that hides a failure. */
const SYNTAX = [
  { selector: "TSEnumDeclaration", message: "Use a union of strings: enums do not survive type stripping." },
  {
    selector: "TSParameterProperty",
    message: "Declare the field: parameter properties do not survive type stripping.",
  },
];

/** Forgotten waiting: `it(…)` returns nothing that needs it, a promise does. */
const TESTS = ["**/*.test.ts"];

export default tseslint.config(
  {
    ignores: [
      ...[".svelte-kit/", ".cache/", "build/", "coverage/", "static/", "node_modules/"],
      ...[
        "src/lib/paraglide/",
        "src/lib/sandbox/generated/",
        "src/lib/sessions/generated/",
        "project.inlang/",
      ],
      // What learners hand in: starters, solutions and variants are run and judged, not linted.
      ...["exercises/*/starter.*", "exercises/*/solution.*", "exercises/*/variants/"],
    ],
  },
  tseslint.configs.recommendedTypeChecked,
  {
    linterOptions: { reportUnusedDisableDirectives: "error", noInlineConfig: true },
    languageOptions: {
      globals: { ...globals.es2023 },
      parserOptions: {
        projectService: { allowDefaultProject: [".size-limit.js"] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: [".svelte"],
      },
    },
    rules: {
      eqeqeq: ["error", "always"],
      "no-var": "error",
      "prefer-const": "error",
      "no-implicit-coercion": "error",
      "no-param-reassign": "error",
      "no-self-compare": "error",
      "no-template-curly-in-string": "error",
      "no-constructor-return": "error",
      "no-unreachable-loop": "error",
      "no-else-return": "error",
      "no-useless-rename": "error",
      "object-shorthand": "error",
      "no-restricted-syntax": ["error", ...SYNTAX],
      "no-duplicate-imports": ["error", { allowSeparateTypeImports: true }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // Numbers in template strings are the normal way to write a message.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-floating-promises": "error",
      // What implements an asynchronous interface is asynchronous, even where it need not wait.
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    files: ["src/**"],
    languageOptions: { globals: { ...globals.browser } },
    rules: { "no-console": "error" },
  },
  {
    files: ["scripts/**", "tests/**", "*.js", "*.ts", "*.cjs"],
    languageOptions: { globals: { ...globals.node } },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    extends: [svelte.configs.recommended, svelte.configs.prettier],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      // The linter sees an imported component as `any`; svelte-check has its real type.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      // `let { … } = $props()` may mix what is bound and what is not.
      "prefer-const": "off",
      "svelte/prefer-const": "error",
      "svelte/no-at-html-tags": "error",
      "svelte/no-target-blank": "error",
      "svelte/button-has-type": "error",
      "svelte/require-each-key": "error",
      // It takes the reason that follows a code for more codes.
      "svelte/no-unused-svelte-ignore": "off",
      // A Map or Set that lives in one function is no state, and the rule cannot tell.
      "svelte/prefer-svelte-reactivity": "off",
    },
  },
  {
    // The one door for HTML: everything it is given was sanitised when the note was imported.
    files: ["src/lib/ui/rich-text.svelte"],
    rules: { "svelte/no-at-html-tags": "off" },
  },
  {
    // A component is given its addresses; the route that gives them resolves them.
    files: ["src/lib/ui/**"],
    rules: { "svelte/no-navigation-without-resolve": "off" },
  },
  {
    files: ["src/lib/ui/**", "src/routes/**"],
    rules: {
      // Types too, which the floors cannot see inside components.
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "(^#lib/|/)(store|sandbox|exchange)/",
              message: "Screens talk to sessions; they know neither store, sandbox nor exchange.",
            },
          ],
        },
      ],
    },
  },
  {
    files: PURE.map((room) => `src/lib/${room}/**/*.ts`),
    ignores: TESTS,
    rules: {
      "no-restricted-globals": [
        "error",
        ...OUTSIDE_WORLD.map((name) => ({
          name,
          message: "This room is pure: what it needs comes in as an argument.",
        })),
      ],
      "no-restricted-properties": ["error", ...CLOCK, ...CHANCE],
      "no-restricted-syntax": ["error", ...SYNTAX, ...CLOCK_SYNTAX],
    },
  },
  {
    files: TESTS,
    rules: {
      // No test reads the date or throws dice of its own. How long something took may be what is tested.
      "no-restricted-properties": ["error", ...CLOCK.filter(({ object }) => object === "Date"), ...CHANCE],
      "no-restricted-syntax": ["error", ...SYNTAX, ...CLOCK_SYNTAX],
    },
  },
  {
    // A type in a comment is no annotation to this rule, which wants one for what JSON.parse gives.
    files: ["**/*.mjs", "**/*.js"],
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
  {
    // Configuration that its tool reads as CommonJS; no TypeScript project has it.
    files: ["**/*.cjs"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { sourceType: "commonjs" },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
