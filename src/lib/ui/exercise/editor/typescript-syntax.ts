import { typescriptLanguage } from "@codemirror/lang-javascript";
import type { Extension } from "@codemirror/state";

/** TypeScript's grammar, without the package's completions: nothing may pop up over a phone's few lines. */
export const typescriptSyntax: Extension = typescriptLanguage;
