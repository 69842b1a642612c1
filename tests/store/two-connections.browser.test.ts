import { expect, it } from "vitest";

import { seededRandom, type Random } from "#lib/core/random.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import { editCards } from "#lib/store/edit-cards.ts";
import type { Store } from "#lib/store/open.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { bury, setFlag, setSuspended } from "#lib/store/switch-card.ts";
import { undoDepths } from "#lib/store/undo-stack.ts";
import { redo, undoLast } from "#lib/store/undo.ts";
import { dumpOfAggregates, dumpOfState } from "./dump.ts";
import { pick } from "./pick.ts";
import { expectReplayed } from "./replay-law.ts";
import { momentAfter, rate } from "./reviewing.ts";
import { note, valueOf, way } from "./samples.ts";
import { open, withStore } from "./temporary-store.ts";

/* Two tabs at once, while ratings wait to be added to the sums and put on the undo stack. */

const NAMES = ["mean", "variance", "scale", "shift", "momentum", "epsilon", "batch", "axis"];

/** Problems that a tab meets when the other one was quicker, and when there is nothing to take back. */
const EXPECTED = ["stale", "nothing-to-undo", "nothing-to-redo"];

/** One thing that a learner does in a tab to the cards as that tab sees them. */
async function act(store: Store, random: Random, hours: number): Promise<void> {
  const moment = momentAfter(hours);
  const card = pick(random, await store.cards.toArray());
  const read = { cardId: card.id, readRevision: card.revision };
  const done = await pick(random, [
    ...Array.from({ length: 9 }, () => () => {
      const bury = random() < 0.5 ? { untilDay: moment.studyDay + 1 } : null;
      return rate(store, card.id, pick<Rating>(random, [1, 2, 3, 4]), moment, { bury });
    }),
    () => undoLast(store, moment),
    () => undoLast(store, moment),
    () => redo(store, moment),
    () => setSuspended(store, read, !card.suspended),
    () => bury(store, read, moment.studyDay + 1),
    () => setFlag(store, read, pick(random, [0, 1, 2])),
    () => editCards(store, [card.id], { kind: "reset" }, moment),
    () => editCards(store, [card.id], { kind: "tag", tag: "hard" }, moment),
    () => rebuildAggregates(store),
  ])();
  if (!done.ok && !EXPECTED.includes(done.error.kind)) throw new Error(`Refused: ${done.error.kind}.`);
}

it.each([1, 2, 3])(
  "nothing that waits is lost or done twice, whatever two tabs do at once (%i)",
  async (seed) => {
    await withStore(async (here) => {
      const there = await open(here.name);
      try {
        const cards = NAMES.map((name, index) => way(name, `fact ${index % 3}`));
        valueOf(await saveNote(here, note("n"), cards));
        const before = await dumpOfState(here);
        const random = seededRandom(seed);
        for (let round = 0; round < 40; round++) {
          const tabs = Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
            pick(random, [here, there]),
          );
          // Each with numbers of its own: whichever comes first, each does what it would have done.
          const each = tabs.map((tab) => act(tab, seededRandom(random() * 2 ** 32), round * 7));
          await Promise.all(each);
        }
        await expectReplayed(here, random, "in the end");
        const kept = await dumpOfAggregates(there);
        valueOf(await rebuildAggregates(here));
        expect(kept).toEqual(await dumpOfAggregates(here));

        for (let depth = (await undoDepths(there)).undo; depth > 0; depth -= 1) {
          expect(await undoDepths(here)).toMatchObject({ undo: depth });
          valueOf(await undoLast(depth % 2 === 0 ? here : there, momentAfter(300)));
        }
        expect(await dumpOfState(here)).toEqual(before);
        await expectReplayed(here, random, "taken back");
      } finally {
        there.close();
      }
    });
  },
);
