import process from "node:process";

import { stableHash } from "#lib/core/hash.ts";
import { seededRandom } from "#lib/core/random.ts";
import { parseArguments, type FuzzArguments } from "./fuzz/arguments.ts";
import { Checker } from "./fuzz/checker.ts";
import type { Finding } from "./fuzz/laws.ts";
import { minimised } from "./fuzz/minimise.ts";
import { mutated } from "./fuzz/mutate.ts";
import { originals } from "./fuzz/originals.ts";

/*
 * npm run fuzz -- [--minutes 10] [--seed N] [--case K]
 * Changes notes at random and holds what comes of them against the laws of any note. A note that breaks one is made as
 * short as it can be and printed. Exits with 1 if there was one.
 */

const MS_PER_MINUTE = 60_000;

/** More findings than these say nothing new. */
const MOST_FINDINGS = 20;

/** A finding is shortened until the run's time is over, and for this long at least. */
const SHORTENING_MS = 15_000;

async function main(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args);
  if (!parsed.ok) {
    console.error(parsed.error);
    return 2;
  }
  const checker = new Checker();
  try {
    return await fuzz(parsed.value, checker);
  } finally {
    await checker.close();
  }
}

async function fuzz({ minutes, seed, only }: FuzzArguments, checker: Checker): Promise<number> {
  const notes = originals();
  const endsAt = Date.now() + minutes * MS_PER_MINUTE;
  const laws = new Map<string, number>();
  let cases = 0;
  for (let at = only ?? 0; only === null ? Date.now() < endsAt : at === only; at++) {
    const { original, text } = mutated(notes, seededRandom(seedOf(seed, at)));
    const findings = await checker.check(text, original);
    cases += 1;
    for (const finding of findings) {
      const before = laws.get(finding.law) ?? 0;
      laws.set(finding.law, before + 1);
      // The first of each law is shortened: the others are likely the same.
      if (before === 0) await report(finding, { seed, at, text, original, endsAt }, checker);
      else console.log(`\n${finding.law}\n  again: ${again(seed, at)}`);
    }
    if (laws.size >= MOST_FINDINGS) break;
  }
  console.log(`${cases} notes, seed ${seed}: ${laws.size === 0 ? "no findings" : "findings"}`);
  for (const [law, count] of laws) console.log(`  ${count} × ${law}`);
  return laws.size === 0 ? 0 : 1;
}

/** A case's own source of chance, so that it can be made again without those before it. */
function seedOf(seed: number, at: number): number {
  return Number.parseInt(stableHash([String(seed), String(at)]).slice(0, 8), 16);
}

function again(seed: number, at: number): string {
  return `npm run fuzz -- --seed ${seed} --case ${at}`;
}

interface Case {
  readonly seed: number;
  readonly at: number;
  readonly text: string;
  readonly original: string;
  /** The end of the run, ms since 1970. */
  readonly endsAt: number;
}

async function report(finding: Finding, { endsAt, ...found }: Case, checker: Checker): Promise<void> {
  const { seed, at, text, original } = found;
  const shortenUntil = Math.max(endsAt, Date.now() + SHORTENING_MS);
  // A hang takes its whole time at every attempt.
  const attempts = finding.law === "no hang" ? 12 : 400;
  let detail = finding.detail;
  const short = await minimised(
    text,
    async (candidate) => {
      const same = (await checker.check(candidate, original)).find(({ law }) => law === finding.law);
      detail = same?.detail ?? detail;
      return same !== undefined;
    },
    attempts,
    () => Date.now() >= shortenUntil,
  );
  console.log(`\n${finding.law}\n  ${detail.replaceAll("\n", "\n  ")}`);
  console.log(`  again: ${again(seed, at)}`);
  console.log(`  the note, shortened: ${JSON.stringify(short).slice(0, 3_000)}`);
}

process.exitCode = await main(process.argv.slice(2));
