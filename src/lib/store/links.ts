import type { CardId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { NoteCardRow } from "./card-row.ts";
import type { LinkRow, LinkVerdict, MergedCard } from "./link-rows.ts";
import { backOf, mergeCard, unmergeCard } from "./merge-cards.ts";
import type { MissingCard, StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { settledTables } from "./settle.ts";
import { write } from "./write.ts";
import { mended } from "./write-reviews.ts";

/** A pair that an import found. */
export type LinkToSave = Pick<LinkRow, "firstId" | "secondId" | "seemsContradictory"> & {
  readonly verdict: "open" | "quiet";
};

/** Pairs that were found among cards of some notes, and the cards that these notes have now. */
export interface FoundLinks {
  readonly rows: readonly LinkToSave[];
  readonly cardIds: readonly CardId[];
}

/**
 * Inside a transaction over `links`: keeps what an import found. What the learner decided stays decided; what was still
 * to be decided about these cards and is no more (one of them reads otherwise now) is forgotten.
 */
export async function saveLinks(store: Store, { rows, cardIds }: FoundLinks): Promise<void> {
  const about = new Set(cardIds);
  const found = new Map(rows.map((row) => [idsOf(row), row]));
  const undecided = await store.links.where("verdict").anyOf("open", "quiet").toArray();
  const stale = undecided.filter(
    (row) => (about.has(row.firstId) || about.has(row.secondId)) && !found.has(idsOf(row)),
  );
  await store.links.bulkDelete(stale.map(({ firstId, secondId }) => [firstId, secondId]));
  const stored = await store.links.bulkGet(rows.map(({ firstId, secondId }) => [firstId, secondId]));
  const changed = rows.filter((_, index) => {
    const verdict = stored[index]?.verdict;
    return verdict === undefined || verdict === "open" || verdict === "quiet";
  });
  await store.links.bulkPut(changed);
}

function idsOf({ firstId, secondId }: Pick<LinkRow, "firstId" | "secondId">): string {
  return `${firstId} ${secondId}`;
}

/** What the learner says about two cards; with "open" or "quiet" they take it back. */
export type LinkDecision =
  | {
      readonly verdict: "same";
      /** The card of the two whose wording stays. */
      readonly wording: CardId;
      /** The language in which the learner read them. */
      readonly language: Language;
    }
  | { readonly verdict: Exclude<LinkVerdict, "same"> };

/**
 * Decides on a pair, or decides again: what "same" did before is taken back first. Of two cards that are the same, the
 * one better remembered stays, and the other is archived with its history; cards that ask the same back follow theirs.
 * All in one transaction.
 */
export async function decideLink(
  store: Store,
  { firstId, secondId }: Pick<LinkRow, "firstId" | "secondId">,
  decision: LinkDecision,
): Promise<Result<LinkRow, MissingCard | StorageProblem>> {
  const { links, cards, sources, overlays } = store;
  const tables = [links, cards, sources, overlays, ...settledTables(store)];
  const decide = async (): Promise<Result<LinkRow, MissingCard>> => {
    const before = await links.get([firstId, secondId]);
    for (const merged of [...(before?.merges ?? [])].reverse()) await unmergeCard(store, merged);
    const doubt = before?.seemsContradictory === true ? { seemsContradictory: true as const } : {};
    const row = { firstId, secondId, verdict: decision.verdict, ...doubt };
    if (decision.verdict !== "same") {
      await links.put(row);
      return ok(row);
    }
    const merges = await mergePair(store, firstId, secondId, decision);
    if (!merges.ok) return merges;
    const merged: LinkRow = { ...row, merges: merges.value };
    await links.put(merged);
    return ok(merged);
  };
  return mended(store, () => write(store, tables, decide));
}

async function mergePair(
  store: Store,
  firstId: CardId,
  secondId: CardId,
  { wording, language }: LinkDecision & { verdict: "same" },
): Promise<Result<readonly MergedCard[], MissingCard>> {
  const [first, second] = [await noteCard(store, firstId), await noteCard(store, secondId)];
  if (first === null) return err({ kind: "missing-card", cardId: firstId });
  if (second === null) return err({ kind: "missing-card", cardId: secondId });
  // Before anything moves: the cards are found by where they stand.
  const backs = [await backOf(store, firstId), await backOf(store, secondId)];
  const merges = [await mergeTwo(store, first, second, wording, language)];
  const [firstBack, secondBack] = [await noteCard(store, backs[0]), await noteCard(store, backs[1])];
  if (firstBack !== null && secondBack !== null && firstBack.id !== secondBack.id) {
    const backWording = wording === firstId ? firstBack.id : secondBack.id;
    merges.push(await mergeTwo(store, firstBack, secondBack, backWording, language));
  }
  return ok(merges);
}

async function mergeTwo(
  store: Store,
  first: NoteCardRow,
  second: NoteCardRow,
  wording: CardId,
  language: Language,
): Promise<MergedCard> {
  const [kept, gone] = stabilityOf(second) > stabilityOf(first) ? [second, first] : [first, second];
  return mergeCard(store, kept, gone, wording, language);
}

/** How well a card is remembered, in days; a new one is not. */
function stabilityOf({ memory }: NoteCardRow): number {
  return memory.phase === "new" ? -1 : memory.stability;
}

/** A note's card that is still asked. */
async function noteCard(store: Store, id: CardId | null | undefined): Promise<NoteCardRow | null> {
  const card = id === null || id === undefined ? undefined : await store.cards.get(id);
  return card === undefined || card.archived || card.kind === "exercise" ? null : card;
}
