import type { Extension } from "@codemirror/state";

import type { CodeLanguage } from "#lib/core/language.ts";

/** A grammar with its colours, indentation and brackets; each is fetched when its language is first written in. */
const SYNTAXES: Readonly<Record<CodeLanguage, () => Promise<Extension>>> = {
  python: async () => (await import("./python-syntax.ts")).pythonSyntax,
  typescript: async () => (await import("./typescript-syntax.ts")).typescriptSyntax,
};

/** A text without colours can still be written and run, so a chunk that does not come stops nobody. */
export async function loadSyntax(language: CodeLanguage): Promise<Extension> {
  return SYNTAXES[language]().catch(() => []);
}
