import { mapSteps, type Steps } from "#lib/core/steps.ts";
import { namedApart } from "./author-name.ts";
import { answerLikeness, type Entry } from "./entry.ts";
import { likeness, sharedWords } from "./word-counts.ts";

/** Alike enough to ask; archived cards more so, since they were let go once. */
const ASK = 0.5;
const ASK_ARCHIVED = 0.65;

/** Words two answers must share at least: "0.1" says nothing of whose learning rate it is. */
const EVIDENCE = 4;

/** How much is looked at for each new card, so that a long note takes no longer than a short one a card. */
const RAREST_WORDS = 16;
const COMMONEST_WORD = 120;
const LOOKED_AT = 8;

/** New cards that are compared in one piece. */
const A_STEP = 20;

/** Shown beside each other at most. */
const MOST_CANDIDATES = 3;

/** A new card, and stored ones that it may be, likeliest first. */
export interface CloseMatch {
  readonly incoming: Entry;
  readonly candidates: readonly { readonly stored: Entry; readonly score: number }[];
}

interface Scored {
  readonly stored: Entry;
  readonly incoming: Entry;
  readonly score: number;
}

/**
 * Stored cards that new ones may be: a renamed term, a translated heading, a card that moved and was reworded. Each
 * stored card is offered to one new card only.
 */
export function* closeMatchSteps(
  stored: readonly Entry[],
  incoming: readonly Entry[],
): Steps<readonly CloseMatch[]> {
  const likely = yield* likelyPairs(stored, incoming);
  return share([...likely, ...alongRenamed(stored, incoming, likely)]);
}

function* likelyPairs(stored: readonly Entry[], incoming: readonly Entry[]): Steps<Scored[]> {
  if (incoming.length === 0) return [];
  const index = new Map<string, Entry[]>();
  for (const [place, entry] of stored.entries()) {
    if (place % A_STEP === A_STEP - 1) yield 0;
    for (const word of wordsOf(entry)) {
      const known = index.get(word);
      if (known === undefined) index.set(word, [entry]);
      else known.push(entry);
    }
  }
  const likely = mapSteps(incoming, (entry) => likelyOf(entry, index), A_STEP);
  return (yield* likely).flat();
}

/** Stored cards that share the rarest words of a new one. */
function likelyOf(entry: Entry, index: ReadonlyMap<string, readonly Entry[]>): Scored[] {
  const postings = wordsOf(entry)
    .map((word) => index.get(word) ?? [])
    .filter((found) => found.length > 0 && found.length <= COMMONEST_WORD)
    .sort((first, second) => first.length - second.length)
    .slice(0, RAREST_WORDS);
  const shared = new Map<Entry, number>();
  for (const found of postings)
    for (const other of found) shared.set(other, (shared.get(other) ?? 0) + 1 / found.length);
  return [...shared]
    .sort(([, first], [, second]) => second - first)
    .slice(0, LOOKED_AT)
    .map(([other]) => ({ stored: other, incoming: entry, score: scoreOf(other, entry) }))
    .filter(isLikely);
}

function wordsOf(entry: Entry): string[] {
  const { front, back } = entry.words();
  return [...new Set([...front.counts.keys(), ...back.counts.keys()])];
}

function isLikely({ stored, score }: Scored): boolean {
  return score >= (stored.archived ? ASK_ARCHIVED : ASK);
}

/** What a card states weighs more than what it is about, which a rename changes. */
function scoreOf(stored: Entry, incoming: Entry): number {
  if (stored.isBack !== incoming.isBack || stored.card.kind !== incoming.card.kind) return 0;
  if (namedApart(stored.card, incoming.card)) return 0;
  const [before, now] = [stored.words(), incoming.words()];
  const front = likeness(before.front, now.front);
  const back = stored.answer === incoming.answer ? 1 : likeness(before.back, now.back);
  if (stored.bareKey === incoming.bareKey) return 0.5 + 0.25 * front + 0.25 * back;
  // Of one group, steps and members show the same list: only their own words tell whether they are one.
  if (stored.bareGroup === incoming.bareGroup) return 0.3 * front + 0.7 * answerLikeness(stored, incoming);
  const [stated, about] = stored.isBack ? [front, back] : [back, front];
  const evidence = stored.isBack ? sharedWords(before.front, now.front) : sharedWords(before.back, now.back);
  if (evidence < EVIDENCE && about < 0.6) return 0;
  return (stored.subject === incoming.subject ? 0.15 : 0) + 0.6 * stated + 0.25 * about;
}

/** Once a subject seems to be renamed, its other cards of the same attribute are asked about too, however short. */
function alongRenamed(
  stored: readonly Entry[],
  incoming: readonly Entry[],
  likely: readonly Scored[],
): Scored[] {
  const renamed = new Map<string, string>();
  for (const { stored: before, incoming: now } of [...likely].sort((a, b) => a.score - b.score))
    if (before.subject !== now.subject) renamed.set(before.subject, now.subject);
  const asked = new Set(likely.flatMap((pair) => [pair.stored, pair.incoming]));
  const name = (subject: string, { card, isBack }: Entry): string =>
    [subject, card.key.attribute, card.key.discriminator, String(isBack)].join("\u0001");
  const waiting = new Map<string, Entry>();
  for (const entry of stored) {
    const now = renamed.get(entry.subject);
    if (now !== undefined && !asked.has(entry) && !entry.archived) waiting.set(name(now, entry), entry);
  }
  return incoming.flatMap((entry) => {
    const before = asked.has(entry) ? undefined : waiting.get(name(entry.subject, entry));
    if (before === undefined || namedApart(before.card, entry.card)) return [];
    return [{ stored: before, incoming: entry, score: ASK }];
  });
}

/** The best pairs first, one to one; stored cards left over stand beside the new card that is likest to them. */
function share(scored: readonly Scored[]): readonly CloseMatch[] {
  const best = [...scored].sort((first, second) => second.score - first.score);
  const offered = new Set<Entry>();
  const asked = new Map<Entry, { stored: Entry; score: number }[]>();
  for (const { stored, incoming, score } of best) {
    if (offered.has(stored) || asked.has(incoming)) continue;
    offered.add(stored);
    asked.set(incoming, [{ stored, score }]);
  }
  for (const { stored, incoming, score } of best) {
    const candidates = asked.get(incoming);
    if (offered.has(stored) || candidates === undefined || candidates.length >= MOST_CANDIDATES) continue;
    offered.add(stored);
    candidates.push({ stored, score });
  }
  return [...asked].map(([incoming, candidates]) => ({ incoming, candidates }));
}
