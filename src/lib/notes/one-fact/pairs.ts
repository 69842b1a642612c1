import type { CardId } from "#lib/core/ids.ts";

import type { NoteCard } from "../card.ts";
import { ATTRIBUTE } from "../facts/fact.ts";
import { saysWhatItDoes } from "../phrase/meaning.ts";
import type { Claim, FactPair } from "./claim.ts";
import { seemContradictory } from "./saying.ts";

/** One answer to the question of a group of cards, and who gives it. */
export interface Answer {
  readonly saying: string;
  readonly claims: { readonly claim: Claim; readonly formula: string }[];
  /** Whether it may be held against others: a passage with a gap and a card that asks back are not. */
  readonly isPaired: boolean;
}

/** More answers to one question are compared with one of them only: nobody decides on a hundred pairs. */
const MAX_COMPARED = 6;

/** The pairs of cards in a group that answer one question differently. */
export function pairsAmong(
  answers: readonly Answer[],
  idOf: ReadonlyMap<Claim, CardId>,
): readonly FactPair[] {
  const soles = soleFormulas(answers);
  const sides = answers.filter((answer) => answer.isPaired).flatMap((answer) => sidesOf(answer, idOf));
  if (sides.length < 2) return [];
  const sorted = sides.toSorted((a, b) => compare(a.saying, b.saying) || compare(a.id, b.id));
  const alone = soleLanguages(sides);
  const pairs: FactPair[] = [];
  sorted.forEach((one, index) => {
    const others =
      sorted.length > MAX_COMPARED ? (index === 0 ? sorted.slice(1) : []) : sorted.slice(index + 1);
    for (const other of others) {
      const pair = pairOf(one, other, soles, alone);
      if (pair !== null) pairs.push(pair);
    }
  });
  return pairs;
}

interface Side {
  readonly id: CardId;
  readonly saying: string;
  readonly formula: string;
  readonly claim: Claim;
}

/** One claim for each card that gives the answer: the learner's own rather than a deck's. */
function sidesOf({ saying, claims }: Answer, idOf: ReadonlyMap<Claim, CardId>): readonly Side[] {
  const byId = new Map<CardId, Side>();
  for (const { claim, formula } of claims) {
    const id = idOf.get(claim);
    if (id === undefined) throw new Error("Every claim has an id");
    const known = byId.get(id);
    if (known === undefined || (known.claim.isBuiltIn && !claim.isBuiltIn))
      byId.set(id, { id, saying, formula, claim });
  }
  return [...byId.values()];
}

/** Notes that give one formula in the group: whatever its left-hand side is called, it is the formula of the subject. */
function soleFormulas(answers: readonly Answer[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { claims } of answers) {
    const notes = new Set(claims.map(({ claim }) => claim.noteId));
    for (const note of notes) counts.set(note, (counts.get(note) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count === 1).map(([note]) => note));
}

function pairOf(
  one: Side,
  other: Side,
  soles: ReadonlySet<string>,
  alone: ReadonlySet<string>,
): FactPair | null {
  if (one.id === other.id) return null;
  const areSole = soles.has(one.claim.noteId) && soles.has(other.claim.noteId);
  if (one.formula !== other.formula && !areSole) return null;
  if (one.claim.isBuiltIn && other.claim.isBuiltIn) return null;
  const isOneLanguage = one.claim.card.language === other.claim.card.language;
  // Across languages only where there is no doubt which wording would translate which.
  if (!isOneLanguage && ![one, other].some(({ claim }) => alone.has(claim.card.language))) return null;
  const [first, second] = one.id < other.id ? [one, other] : [other, one];
  const isOwn = !one.claim.isBuiltIn && !other.claim.isBuiltIn;
  return {
    firstId: first.id,
    secondId: second.id,
    first: first.claim,
    second: second.claim,
    isAsked: isOwn && isOneLanguage && doesSomething(one.claim.card) === doesSomething(other.claim.card),
    seemsContradictory: isOneLanguage && seemContradictory(one.claim.card.back, other.claim.card.back),
  };
}

/** "控制更新步长" says what the learning rate does, "优化算法中的一个超参数" what it is: two questions, though both explain it. */
function doesSomething({ key, back, language }: NoteCard): boolean {
  return key.attribute === ATTRIBUTE.meaning && saysWhatItDoes(back, language);
}

/** Languages in which one card alone gives an answer. */
function soleLanguages(sides: readonly Side[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { claim } of sides) counts.set(claim.card.language, (counts.get(claim.card.language) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count === 1).map(([language]) => language));
}

function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
