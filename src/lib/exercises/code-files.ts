import type { CodeLanguage } from "#lib/core/language.ts";

/** Ending of the files that hold code of a language. */
export const CODE_FILE_ENDINGS = { typescript: "ts", python: "py" } as const satisfies Record<
  CodeLanguage,
  string
>;

/** Where a language's starter or reference stands in an exercise's folder. */
export function codeFile(part: "starter" | "solution", language: CodeLanguage): string {
  return `${part}.${CODE_FILE_ENDINGS[language]}`;
}
