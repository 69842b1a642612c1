import { stableHash } from "#lib/core/hash.ts";
import type { CardId } from "#lib/core/ids.ts";
import { finish, mapSteps, part, type Steps } from "#lib/core/steps.ts";

import type { NoteCard } from "./card.ts";
import { BACK } from "./facts/fact.ts";
import { keyParts } from "./identity.ts";
import type { Claim, FactPair, OneFact } from "./one-fact/claim.ts";
import { factKey, hasGap } from "./one-fact/fact-key.ts";
import { pairsAmong, type Answer } from "./one-fact/pairs.ts";
import { isFormulaOnly, sayingText, withoutResult } from "./one-fact/saying.ts";
import type { Terms } from "./terms.ts";

/** Cards of several notes, one a fact. */
export interface Merged {
  /** In the order of their first claims. Ids are unique; every claim is in exactly one. */
  readonly facts: readonly OneFact[];
  readonly pairs: readonly FactPair[];
  readonly idOf: ReadonlyMap<Claim, CardId>;
}

/**
 * Makes one card of what is said several times. Cards about one thing (`factKey`) whose answers say the same letter for
 * letter (`sayingText`) become one card that keeps every place as a source; its id is the one that has a history, else
 * one that an author wrote, else the first. Different answers are never chosen between: they stay two cards, whatever
 * ids they came with, and make a pair about which the learner can be asked. A card that asks back goes with the card
 * that it turns round.
 */
export function mergeCards(claims: readonly Claim[], terms: Terms): Merged {
  return finish(mergeSteps(claims, terms));
}

/** Where what the cards say is read, as a share of the whole. */
const READ_SHARE = 0.4;
const GROUPED_SHARE = 0.8;

/** `mergeCards` in pieces, for thousands of cards. */
export function* mergeSteps(claims: readonly Claim[], terms: Terms): Steps<Merged> {
  const forwards = forwardCards(claims);
  const groups = new Map<string, Map<string, Answer>>();
  const keyed = mapSteps(claims, (claim) => ({ claim, ...factKey(claim.card, claim.noteTitle, terms) }));
  const read = yield* part(keyed, 0, READ_SHARE);
  const isSole = soleFormulas(read);
  for (const [index, { claim, key, formula }] of read.entries()) {
    if (index % A_STEP === A_STEP - 1)
      yield READ_SHARE + (GROUPED_SHARE - READ_SHARE) * (index / read.length);
    const { card } = claim;
    const isBack = card.key.discriminator === BACK;
    const forward = isBack ? forwards.get(placeKey(claim)) : undefined;
    const said = isBack ? sayingText(forward?.back ?? card.front) : sayingText(card.back);
    const saying = isSole(key, claim) ? withoutResult(said) : said;
    const answers = groups.get(key) ?? new Map<string, Answer>();
    groups.set(key, answers);
    const answer = answers.get(saying);
    if (answer === undefined)
      answers.set(saying, { saying, claims: [{ claim, formula }], isPaired: !isBack && !hasGap(card) });
    else answer.claims.push({ claim, formula });
  }
  const idOf = new Map<Claim, CardId>();
  const all = [...groups.values()].map((answers) => [...answers.values()]);
  yield GROUPED_SHARE;
  const owners = new Owners(all.flat());
  for (const answer of byPriority(all.flat())) giveIds(answer, owners, idOf);
  yield GROUPED_SHARE;
  const found = mapSteps(all, (answers) => pairsAmong(answers, idOf));
  const pairs = (yield* part(found, GROUPED_SHARE, 1)).flat();
  return { facts: factsOf(claims, idOf), pairs: distinct(pairs), idOf };
}

/** Cards that are grouped in one piece. */
const A_STEP = 200;

interface ReadClaim {
  readonly claim: Claim;
  readonly key: string;
}

/** Whether a claim is the only formula that its note gives of a subject. */
function soleFormulas(read: readonly ReadClaim[]): (key: string, claim: Claim) => boolean {
  const place = (key: string, { noteId }: Claim): string => `${noteId}\n${key}`;
  const sayings = new Map<string, Set<string>>();
  for (const { claim, key } of read) {
    if (!asksFormula(claim.card)) continue;
    const said = sayings.get(place(key, claim)) ?? new Set();
    sayings.set(place(key, claim), said.add(sayingText(claim.card.back)));
  }
  return (key, claim) => asksFormula(claim.card) && sayings.get(place(key, claim))?.size === 1;
}

function asksFormula(card: NoteCard): boolean {
  return isFormulaOnly(card.back) && !hasGap(card) && card.key.discriminator !== BACK;
}

/** The card that a card asking back turns round: of the same place and key, but for the direction. */
function forwardCards(claims: readonly Claim[]): ReadonlyMap<string, NoteCard> {
  const forwards = new Map<string, NoteCard>();
  for (const claim of claims)
    if (claim.card.key.discriminator === "") forwards.set(placeKey(claim), claim.card);
  return forwards;
}

function placeKey({ card, noteId }: Claim): string {
  return [noteId, ...keyParts({ ...card.key, discriminator: "" }), card.source.startLine].join("\n");
}

/** Which answers choose their ids first: what is stored, then what an author named, then the order of the notes. */
function byPriority(answers: readonly Answer[]): readonly Answer[] {
  const rank = ({ claims }: Answer): number => Math.min(...claims.map(({ claim }) => rankOf(claim)));
  return answers
    .map((answer) => ({ answer, rank: rank(answer) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ answer }) => answer);
}

/** The claim with the lowest gives the id. */
function rankOf(claim: Claim): number {
  if (!claim.isComing) return claim.history === "reviewed" ? 0 : 3;
  if (claim.history === "reviewed") return claim.isReworded ? 2 : 1;
  if (claim.history === "stored") return claim.isReworded ? 5 : 4;
  return isMinted(claim.card.id) ? 7 : 6;
}

function isMinted(id: CardId): boolean {
  return /^[0-9a-f]{20}$/.test(id);
}

/** Which answer an id belongs to, in each language: two languages may share a card. */
class Owners {
  readonly #sayings = new Map<string, string>();

  /** What is stored for other notes keeps its ids. */
  constructor(answers: readonly Answer[]) {
    for (const { claims, saying } of answers)
      for (const { claim } of claims)
        if (!claim.isComing) this.#sayings.set(this.#key(claim.card.id, claim), saying);
  }

  /** Takes the id for the answer that the claim gives; false if it is another answer's. */
  take(id: CardId, claim: Claim, saying: string): boolean {
    const key = this.#key(id, claim);
    const owner = this.#sayings.get(key);
    if (owner === undefined) this.#sayings.set(key, saying);
    return owner === undefined || owner === saying;
  }

  #key(id: CardId, { card }: Claim): string {
    return `${card.language} ${id}`;
  }
}

function giveIds({ claims, saying }: Answer, owners: Owners, idOf: Map<Claim, CardId>): void {
  const ranked = claims.map(({ claim }) => claim).sort((a, b) => rankOf(a) - rankOf(b));
  let shared: CardId | null = null;
  for (const claim of ranked) {
    const id: CardId = claim.isComing ? idFor(claim, shared, saying, owners) : claim.card.id;
    idOf.set(claim, id);
    shared ??= id;
  }
}

/** @param shared the id of the others that say the same, if there are any */
function idFor(claim: Claim, shared: CardId | null, saying: string, owners: Owners): CardId {
  const { id } = claim.card;
  if (claim.isSettled) return id;
  // Two histories are never thrown together unasked.
  const isApart = shared !== null && shared !== id && claim.history === "reviewed";
  if (shared !== null && !isApart && owners.take(shared, claim, saying)) return shared;
  if (owners.take(id, claim, saying)) return id;
  for (let ordinal = 1; ; ordinal++) {
    const own = ownId(claim, ordinal);
    if (owners.take(own, claim, saying)) return own;
  }
}

/**
 * The id of a card whose own is taken by another answer. It is the same at every import, and counts as minted even where
 * the author wrote the old one, so that the diff finds the card by its key.
 */
function ownId({ card, noteId }: Claim, ordinal: number): CardId {
  return stableHash([card.id, noteId, ...(ordinal === 1 ? [] : [String(ordinal)])]) as CardId;
}

function factsOf(claims: readonly Claim[], idOf: ReadonlyMap<Claim, CardId>): readonly OneFact[] {
  const byId = new Map<CardId, [Claim, ...Claim[]]>();
  for (const claim of claims) {
    const id = idOf.get(claim);
    if (id === undefined) throw new Error("Every claim has an id");
    const others = byId.get(id);
    if (others === undefined) byId.set(id, [claim]);
    else others.push(claim);
  }
  return [...byId].map(([id, [first, ...others]]) => ({ id, claims: [first, ...others] }));
}

/** A pair once: asked about if it is anywhere, and in one language rather than across two. */
function distinct(pairs: readonly FactPair[]): readonly FactPair[] {
  const byIds = new Map<string, FactPair>();
  for (const pair of pairs) {
    const ids = `${pair.firstId} ${pair.secondId}`;
    const known = byIds.get(ids);
    if (known === undefined || nearness(pair) > nearness(known)) byIds.set(ids, pair);
  }
  return [...byIds.values()];
}

function nearness({ isAsked, first, second }: FactPair): number {
  return (isAsked ? 2 : 0) + (first.card.language === second.card.language ? 1 : 0);
}
