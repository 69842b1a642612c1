import { applyTally } from "#lib/store/apply-tally.ts";
import { DEVICE_SETTING } from "#lib/store/device-row.ts";
import { nextPosition } from "#lib/store/next-position.ts";
import type { Store } from "#lib/store/open.ts";
import { LEARNER_BEGINS_MS, liveLearner, type Learner, type LearnerSize } from "./learner.ts";
import { notesOf } from "./texts.ts";
import type { Wording } from "./wording.ts";

const ROWS_AT_ONCE = 5_000;
const CHUNKS_AT_ONCE = 100;

/**
 * Puts a learner into a store in which nobody has reviewed anything yet, beside the content that is there: rows, log,
 * undo stack and aggregates as the app would have written them one by one.
 */
export async function fillStore(
  store: Store,
  { wordings, ...size }: LearnerSize & { readonly wordings: readonly Wording[] },
): Promise<Learner> {
  const learner = liveLearner({ ...size, wordings, firstPosition: await nextPosition(store) });
  const { cards, chunks, tail, undoSteps, tally, device } = learner;
  for (let from = 0; from < cards.length; from += ROWS_AT_ONCE) {
    await store.cards.bulkAdd(cards.slice(from, from + ROWS_AT_ONCE));
  }
  for (const { note, sources } of notesOf(cards, wordings, LEARNER_BEGINS_MS)) {
    await store.transaction("rw", [store.notes, store.sources], async () => {
      await store.notes.add(note);
      await store.sources.bulkAdd(sources);
    });
  }
  for (let from = 0; from < chunks.length; from += CHUNKS_AT_ONCE) {
    await store.eventChunks.bulkAdd(chunks.slice(from, from + CHUNKS_AT_ONCE));
  }
  await store.transaction("rw", store.tables, async () => {
    await store.events.bulkAdd(tail);
    await store.undoSteps.bulkAdd(undoSteps);
    await store.settings.put({ name: DEVICE_SETTING, value: device });
    await applyTally(store, tally);
  });
  return learner;
}
