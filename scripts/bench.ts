/**
 * Measures what Gradus costs, in headless Chromium on production builds, each figure in turn with what it is held
 * against.
 *
 *   npm run bench [-- FIGURE-FILTER… [--json] [--check] [--list]]
 *
 * Exit code 0: measured; 1: something could not be measured or, with --check, missed its goal; 2: asked wrongly.
 */
import { cpus, loadavg } from "node:os";
import process from "node:process";

import { parseArguments } from "./bench/arguments.ts";
import type { Figure, FigureLine } from "./bench/figure.ts";
import { figureLine } from "./bench/figure-line.ts";
import { FIGURES } from "./bench/figures.ts";
import { measure } from "./bench/measure.ts";
import { table } from "./bench/table.ts";
import "./closed-pipe.ts";

const EXIT = { measured: 0, missed: 1, askedWrongly: 2 } as const;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function remark(line: string): void {
  process.stderr.write(`${line}\n`);
}

function chosen(filters: readonly string[]): readonly Figure[] {
  if (filters.length === 0) return FIGURES;
  return FIGURES.filter(({ figure }) => filters.some((filter) => figure.includes(filter)));
}

function explanation(of: Figure): string {
  return of.kind === "compared"
    ? `${of.figure}: ${of.about}, against ${of.against}`
    : `${of.figure}: ${of.about}`;
}

/** What else the machine was doing is part of the result. */
function machine(): string {
  const [load = 0] = loadavg();
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown processor"}, load ${load.toFixed(2)}`;
}

async function main(): Promise<number> {
  const args = parseArguments(process.argv.slice(2));
  if (!args.ok) {
    remark(args.error);
    return EXIT.askedWrongly;
  }
  const { filters, json, check, list } = args.value;
  const figures = chosen(filters);
  if (figures.length === 0) {
    remark(`No figure's name contains ${filters.join(" or ")}; --list shows them all.`);
    return EXIT.askedWrongly;
  }
  if (list) {
    for (const figure of figures) say(explanation(figure));
    return EXIT.measured;
  }
  remark(`Before: ${machine()}`);
  const lines: FigureLine[] = [];
  for (const [at, figure] of figures.entries()) {
    remark(`${at + 1}/${figures.length} ${explanation(figure)} …`);
    const line = figureLine(await measure(figure));
    lines.push(line);
    if (json) say(JSON.stringify(line));
    if (line.failed !== null) remark(`  could not be measured: ${line.failed}`);
  }
  remark(`After: ${machine()}`);
  if (!json) say(`\n${table(lines)}`);
  const failed = lines.some((line) => line.failed !== null);
  const missed = lines.some(({ met }) => met === false);
  return failed || (check && missed) ? EXIT.missed : EXIT.measured;
}

process.exitCode = await main();
