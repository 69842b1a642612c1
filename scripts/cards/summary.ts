import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { NoteCard } from "#lib/notes/card.ts";
import { mergeCards, type Merged } from "#lib/notes/merge.ts";
import { newClaim, type Claim, type FactPair } from "#lib/notes/one-fact/claim.ts";
import type { NoteReading } from "#lib/notes/read-note.ts";
import { skipReasonText } from "#lib/notes/reason-text.ts";
import type { SkipReason } from "#lib/notes/skip.ts";
import { termsInCards } from "#lib/notes/terms-in-note.ts";
import { parseTerms, Terms } from "#lib/notes/terms.ts";
import { fieldsOfCard } from "./output.ts";

/** A note of several. */
export interface ReadFile {
  readonly file: string;
  readonly reading: NoteReading;
}

const TERMS = join(import.meta.dirname, "../../decks/terms.tsv");

/** Several notes as one body of facts, as importing them together makes it. */
export function mergeReadings(files: readonly ReadFile[]): Merged {
  const cards = files.flatMap(({ reading }) => reading.cards);
  const terms = new Terms(parseTerms(readFileSync(TERMS, "utf8")), termsInCards(cards));
  const claims = files.flatMap(({ file, reading }) =>
    reading.cards.map((card) => newClaim(card, file, reading.title)),
  );
  return mergeCards(claims, terms);
}

/** Cards as lines of JSON: one for each place, under the id of the fact, with all its places where there are several. */
export function linesOfMerged({ facts, idOf }: Merged): readonly string[] {
  const placesOf = new Map(facts.flatMap(({ claims }) => claims.map((claim) => [claim, claims] as const)));
  return [...idOf.keys()].map((claim) => {
    const fields = { ...fieldsOfCard(claim.card), id: idOf.get(claim) };
    const places = placesOf.get(claim) ?? [claim];
    if (places.length === 1) return JSON.stringify(fields);
    return JSON.stringify({ ...fields, sources: places.map(({ card }) => card.source) });
  });
}

/** What several notes say together: what they repeat, where they differ, and what makes no card. */
export function summary(files: readonly ReadFile[], { facts, pairs, idOf }: Merged): string[] {
  const merged = facts.filter(({ claims }) => claims.length > 1);
  const open = pairs.filter(({ isAsked }) => isAsked);
  const doubtful = open.filter(({ seemsContradictory }) => seemsContradictory);
  const lines = ["# All notes together", "", `## Said in the same words (${merged.length})`];
  for (const { id, claims } of merged) {
    lines.push(`  ${oneLine(claims[0].card.front)}`, `    → ${oneLine(claims[0].card.back)}   (${id})`);
    for (const { card } of claims) lines.push(`      ${placeText(card)}`);
  }
  lines.push("", `## Said in different words: one fact or two? (${open.length})`);
  for (const pair of open) lines.push(...pairLines(pair));
  const skipped = files.flatMap(({ reading }) => reading.skipped);
  lines.push("", `## Skipped (${skipped.length})`);
  for (const [reason, count] of countReasons(skipped.map(({ reason }) => reason)))
    lines.push(`  ${String(count).padStart(4)}  ${skipReasonText(reason, "en")}`);
  const uncarded = files.reduce((sum, { reading }) => sum + reading.uncarded.length, 0);
  lines.push(
    "",
    [
      `${files.length} notes`,
      `${idOf.size} cards`,
      `${facts.length} facts`,
      `${merged.length} merged`,
      `${open.length} open pairs`,
      `${doubtful.length} of them contradicting`,
      `${skipped.length} skipped`,
      `${uncarded} without a card yet`,
    ].join(", "),
    "",
  );
  return lines;
}

/** Both sides of a pair, one under the other. */
function pairLines({ first, second, seemsContradictory }: FactPair): string[] {
  const side = ({ card }: Claim, mark: string): string[] => [
    `  ${mark} ${oneLine(card.front)}`,
    `      → ${oneLine(card.back)}   (${placeText(card)})`,
  ];
  return [...side(first, seemsContradictory ? "≠" : "·"), ...side(second, " "), ""];
}

function countReasons(reasons: readonly SkipReason[]): readonly (readonly [SkipReason, number])[] {
  const counts = new Map<SkipReason, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

function placeText({ source }: NoteCard): string {
  const { file, startLine, endLine, headingPath } = source;
  const lines = startLine === endLine ? `line ${startLine}` : `lines ${startLine}-${endLine}`;
  return [`${file} ${lines}`, ...headingPath].join(" › ");
}

function oneLine(markdown: string): string {
  return markdown.replace(/\s*\n\s*/g, " ⏎ ");
}
