import { parseArgs } from "node:util";

import { err, ok, type Result } from "#lib/core/result.ts";

const USAGE = `Usage: npm run fuzz -- [--minutes 10] [--seed N] [--case K]
  --minutes  how long; a fraction is allowed
  --seed     the same seed gives the same notes
  --case     one note of that seed alone, to see it again`;

export interface FuzzArguments {
  readonly minutes: number;
  readonly seed: number;
  /** Null for as many as there is time for. */
  readonly only: number | null;
}

/** @returns a sentence for the user where the arguments make no sense */
export function parseArguments(args: readonly string[]): Result<FuzzArguments, string> {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        minutes: { type: "string", default: "10" },
        seed: { type: "string", default: "1" },
        case: { type: "string" },
      },
    }));
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const minutes = Number(values.minutes);
  const seed = Number(values.seed);
  const only = values.case === undefined ? null : Number(values.case);
  if (!(minutes > 0) || !Number.isFinite(minutes)) return err(`--minutes wants a number above 0.\n${USAGE}`);
  if (!isCount(seed) || (only !== null && !isCount(only)))
    return err(`--seed and --case want whole numbers.\n${USAGE}`);
  return ok({ minutes, seed, only });
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
