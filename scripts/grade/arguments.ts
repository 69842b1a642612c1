import { parseArgs } from "node:util";

import { err, ok, type Result } from "#lib/core/result.ts";
import { BACKENDS, type Backend } from "#lib/exercises/backend.ts";

const USAGE = `Usage: npm run --silent grade -- SLUG FILE… [--json] [--backend ${BACKENDS.join("|")}]`;

export interface GradeArguments {
  readonly slug: string;
  readonly files: readonly string[];
  readonly json: boolean;
  /** The only backend to use; null takes the best that works. */
  readonly backend: Backend | null;
}

/** @returns a sentence for the user where the arguments make no sense */
export function parseArguments(args: readonly string[]): Result<GradeArguments, string> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: "boolean", default: false }, backend: { type: "string" } },
    });
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const [slug, ...files] = parsed.positionals;
  const { json, backend: named } = parsed.values;
  const backend = BACKENDS.find((name) => name === named) ?? null;
  if (slug === undefined || files.length === 0)
    return err(`Name an exercise and at least one file.\n${USAGE}`);
  if (named !== undefined && backend === null) {
    return err(`There is no backend "${named}": take one of ${BACKENDS.join(", ")}.`);
  }
  return ok({ slug, files, json, backend });
}
