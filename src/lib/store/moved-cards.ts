import type { CardId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { ReviewMemory } from "#lib/scheduling/memory.ts";
import type { RescheduleEvent, RetractEvent } from "#lib/scheduling/event.ts";
import { LongRun } from "./append-run.ts";
import type { CardRow } from "./card-row.ts";
import { CardsInParts } from "./change-cards.ts";
import { withFields } from "./changed-fields.ts";
import type { EventDraft, StudyMoment } from "./event-draft.ts";
import { eventIdOf } from "./event-id.ts";
import type { EventRun, MovedCards, MovedMemories } from "./log-rows.ts";
import type { StaleCard } from "./problem.ts";
import type { Store } from "./schema.ts";
import { PART, type Cancelled, type Work } from "./work.ts";

/** Where a card is to go. */
export interface NewPlace {
  readonly dueDay: ReviewMemory["dueDay"];
  /** What parameters make of its past, if it is looked at anew; absent where memory stays as it is. */
  readonly retraced?: Pick<RescheduleEvent, "parametersId"> &
    Pick<ReviewMemory, "stability" | "difficulty"> & {
      /** The card's when it was worked out; one that changed since is left alone. */
      readonly readRevision: number;
    };
}

/** Grows a column by one value a card. */
interface GrowingMemories {
  readonly dueDays: number[];
  readonly stabilities: number[];
  readonly difficulties: number[];
}

/** What moving came to. */
export interface Moved {
  readonly run: EventRun;
  readonly moved: MovedCards;
  /** Of the first. */
  readonly first: { readonly before: CardRow; readonly after: CardRow };
}

/**
 * Inside a transaction over all that reviews write: gives cards their new places, part by part, in cards and log. Cards
 * that are not in review, or are there already, are left alone.
 * @returns null if there was none to move
 */
export async function moveCards(
  store: Store,
  places: ReadonlyMap<CardId, NewPlace>,
  moment: StudyMoment,
  { onProgress, signal }: Work,
): Promise<Result<Moved | null, Cancelled>> {
  const all = [...places.keys()];
  const cards = new CardsInParts(store);
  const events = new LongRun<RescheduleEvent>(store);
  const cardIds: CardId[] = [];
  const lastReviewsAtMs: number[] = [];
  const [columnsBefore, columnsAfter] = [growing(), growing()];
  let first: Moved["first"] | null = null;
  for (let from = 0; from < all.length; from += PART) {
    if (signal?.aborted === true) return err({ kind: "cancelled" });
    const found = await store.cards.bulkGet(all.slice(from, from + PART));
    const changed: { before: CardRow; after: CardRow }[] = [];
    const drafts: EventDraft<RescheduleEvent>[] = [];
    for (const before of found) {
      const place = before === undefined ? undefined : places.get(before.id);
      const memory = before === undefined || place === undefined ? null : memoryAt(before, place);
      if (before?.memory.phase !== "review" || place === undefined || memory === null) continue;
      const after = withFields(before, { memory });
      changed.push({ before, after });
      cardIds.push(before.id);
      lastReviewsAtMs.push(memory.lastReviewAtMs);
      grow(columnsBefore, before.memory);
      grow(columnsAfter, memory);
      const { parametersId } = place.retraced ?? {};
      drafts.push({
        ...moment,
        kind: "reschedule",
        cardId: before.id,
        chosenDueDay: memory.dueDay,
        ...(parametersId === undefined ? {} : { parametersId }),
      });
    }
    first ??= changed[0] ?? null;
    await cards.put(changed);
    await events.add(drafts);
    onProgress?.(Math.min(1, (from + PART) / all.length));
  }
  await cards.end();
  const run = await events.end();
  if (run === null || first === null) return ok(null);
  const [before, after] = [columns(columnsBefore), columns(columnsAfter)];
  const moved = { cardIds, lastReviewsAtMs: Float64Array.from(lastReviewsAtMs), before, after };
  return ok({ run, moved, first });
}

/**
 * Inside such a transaction: gives moved cards the memories that they had before, or have again, with a retraction for
 * each. Refused at the first that is not as the step left it.
 * @param latest the events that are taken back
 */
export async function toggleMoved(
  store: Store,
  { cardIds, lastReviewsAtMs, ...sides }: MovedCards,
  isUndo: boolean,
  latest: EventRun,
  moment: StudyMoment,
  onProgress?: Work["onProgress"],
): Promise<Result<{ readonly first: CardRow; readonly run: EventRun }, StaleCard>> {
  const [from, to] = isUndo ? [sides.after, sides.before] : [sides.before, sides.after];
  const cards = new CardsInParts(store);
  const events = new LongRun<RetractEvent>(store);
  let first: CardRow | null = null;
  for (let start = 0; start < cardIds.length; start += PART) {
    const ids = cardIds.slice(start, start + PART);
    const found = await store.cards.bulkGet(ids);
    const changed: { before: CardRow; after: CardRow }[] = [];
    for (const [index, before] of found.entries()) {
      const place = start + index;
      if (before === undefined) throw new Error(`Card ${cardIds[place] ?? ""} of an undo step is gone.`);
      const memory = toggledMemory(before, from, to, place, lastReviewsAtMs[place]);
      if (memory === null) return err({ kind: "stale", card: before });
      changed.push({ before, after: withFields(before, { memory }) });
    }
    first ??= changed[0]?.after ?? null;
    await cards.put(changed);
    await events.add(
      ids.map((cardId, index) => ({
        ...moment,
        kind: "retract",
        cardId,
        retracts: eventIdOf(latest.deviceId, latest.firstSeq + start + index),
      })),
    );
    onProgress?.(Math.min(1, (start + PART) / cardIds.length));
  }
  await cards.end();
  const run = await events.end();
  if (run === null || first === null) throw new Error("An undo step names no card.");
  return ok({ first, run });
}

/** Null if the card stays as it is. */
function memoryAt({ queue, memory, revision }: CardRow, { dueDay, retraced }: NewPlace): ReviewMemory | null {
  if (queue !== "review" || memory.phase !== "review") return null;
  if (retraced === undefined) return memory.dueDay === dueDay ? null : { ...memory, dueDay };
  const { stability, difficulty, readRevision } = retraced;
  return revision === readRevision ? { ...memory, dueDay, stability, difficulty } : null;
}

/** Null if the memory is not the one that the step left. */
function toggledMemory(
  { memory, archived }: CardRow,
  from: MovedMemories,
  to: MovedMemories,
  place: number,
  lastReviewAtMs: number | undefined,
): ReviewMemory | null {
  const [dueDay, stability, difficulty] = [to.dueDays[place], to.stabilities[place], to.difficulties[place]];
  const isAsLeft =
    memory.phase === "review" &&
    !archived &&
    memory.lastReviewAtMs === lastReviewAtMs &&
    memory.dueDay === from.dueDays[place] &&
    memory.stability === from.stabilities[place] &&
    memory.difficulty === from.difficulties[place];
  if (!isAsLeft || dueDay === undefined || stability === undefined || difficulty === undefined) return null;
  return { ...memory, dueDay, stability, difficulty };
}

function growing(): GrowingMemories {
  return { dueDays: [], stabilities: [], difficulties: [] };
}

function grow(columnsOf: GrowingMemories, { dueDay, stability, difficulty }: ReviewMemory): void {
  columnsOf.dueDays.push(dueDay);
  columnsOf.stabilities.push(stability);
  columnsOf.difficulties.push(difficulty);
}

function columns({ dueDays, stabilities, difficulties }: GrowingMemories): MovedMemories {
  return {
    dueDays: Int32Array.from(dueDays),
    stabilities: Float64Array.from(stabilities),
    difficulties: Float64Array.from(difficulties),
  };
}
