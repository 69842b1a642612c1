import { readFile } from "node:fs/promises";
import { extname, resolve } from "node:path";
import process from "node:process";

import type { CodeLanguage } from "#lib/core/language.ts";
import { err, ok, type Result } from "#lib/core/result.ts";
import { CODE_FILE_ENDINGS } from "#lib/exercises/code-files.ts";

export interface SubmissionFile {
  readonly file: string;
  readonly language: CodeLanguage;
  readonly source: string;
}

function languageOf(file: string): CodeLanguage | null {
  const ending = extname(file).slice(1).toLowerCase();
  const found = Object.entries(CODE_FILE_ENDINGS).find(([, known]) => known === ending);
  return found ? (found[0] as CodeLanguage) : null;
}

/**
 * Relative paths start where npm was called, not where it runs scripts.
 * @returns a sentence for the user where the file cannot be taken
 */
export async function readSubmission(file: string): Promise<Result<SubmissionFile, string>> {
  const language = languageOf(file);
  if (language === null) {
    const endings = Object.values(CODE_FILE_ENDINGS).map((ending) => `.${ending}`);
    return err(`${file}: the language is told by the ending, ${endings.join(" or ")}.`);
  }
  try {
    return ok({
      file,
      language,
      source: await readFile(resolve(process.env["INIT_CWD"] ?? "", file), "utf8"),
    });
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return err(isMissing ? `${file}: there is no such file.` : `${file}: ${String(error)}`);
  }
}
