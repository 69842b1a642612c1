import { parseArgs } from "node:util";

import { err, ok, type Result } from "#lib/core/result.ts";

const USAGE = "Usage: npm run bench [-- FIGURE-FILTER… [--json] [--check] [--list]]";

export interface BenchArguments {
  /** A figure is measured if its name contains one of these; all if there are none. */
  readonly filters: readonly string[];
  readonly json: boolean;
  /** Missed goals end the program with 1. */
  readonly check: boolean;
  /** Only names and what they mean. */
  readonly list: boolean;
}

/** @returns a sentence for the user where the arguments make no sense */
export function parseArguments(args: readonly string[]): Result<BenchArguments, string> {
  const option = { type: "boolean", default: false } as const;
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: option, check: option, list: option },
    });
    return ok({ filters: positionals, ...values });
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}
