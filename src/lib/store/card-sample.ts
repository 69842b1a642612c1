import { Dexie } from "dexie";

import type { Memory } from "#lib/scheduling/memory.ts";
import type { Store } from "./schema.ts";

/** Memories of cards that were seen before. */
export interface CardSample {
  readonly memories: readonly Memory[];
  /** How many cards each of them stands for: 1 if all are here. */
  readonly weight: number;
}

/**
 * Memories of the cards in steps and in review, exercises left out. Of more than `most`, every n-th in the order in
 * which they are due, so that each part of the schedule is there in its share.
 * @param offset in [0, 1): which of the samples
 */
export async function sampleCards(store: Store, most: number, offset: number): Promise<CardSample> {
  return store.transaction("r", [store.cards], async () => {
    const ids = await store.cards
      .where("[queue+order]")
      .between(["review", Dexie.minKey], ["steps", Dexie.maxKey], true, true)
      .primaryKeys();
    const step = Math.max(1, ids.length / most);
    const chosen = ids.filter(
      (_, index) => Math.floor((index + 1) / step + offset) > Math.floor(index / step + offset),
    );
    const rows = await store.cards.bulkGet(chosen);
    const memories = rows.flatMap((row) =>
      row === undefined || row.kind === "exercise" ? [] : [row.memory],
    );
    return { memories, weight: ids.length / Math.max(chosen.length, 1) };
  });
}
