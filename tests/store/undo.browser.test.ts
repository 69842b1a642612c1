import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { bury, setFlag, setSuspended } from "#lib/store/switch-card.ts";
import { UNDO_DEPTH, undoDepths } from "#lib/store/undo-stack.ts";
import { redo, undoLast } from "#lib/store/undo.ts";
import { replay } from "#lib/scheduling/replay.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { dump, dumpOfAggregates, dumpOfState } from "./dump.ts";
import { momentAfter, rate } from "./reviewing.ts";
import { card, cardIdOf, note, valueOf, way } from "./samples.ts";
import { withStore } from "./temporary-store.ts";

const NAMES = ["BatchNorm", "LayerNorm", "GroupNorm", "RMSNorm"] as const;

/** Something a learner does; hours pass before it. */
interface Action {
  readonly does: "rate" | "rate-and-bury" | "rate-as-leech" | "suspend" | "unsuspend" | "bury" | "flag";
  readonly name: (typeof NAMES)[number];
  readonly rating: Rating;
  readonly hours: number;
}

const action: fc.Arbitrary<Action> = fc.record({
  does: fc.constantFrom(
    "rate",
    "rate",
    "rate-and-bury",
    "rate-as-leech",
    "suspend",
    "unsuspend",
    "bury",
    "flag",
  ),
  name: fc.constantFrom(...NAMES),
  rating: fc.constantFrom<Rating>(1, 2, 3, 4),
  hours: fc.constantFrom(0.1, 5, 30, 400),
});

async function perform(store: Store, { does, name, rating }: Action, hours: number): Promise<void> {
  const cardId = cardIdOf(name);
  const moment = momentAfter(hours);
  const readRevision = (await store.cards.get(cardId))?.revision ?? 0;
  const siblings = { untilDay: moment.studyDay + 1 };
  switch (does) {
    case "rate":
      return void valueOf(await rate(store, cardId, rating, moment));
    case "rate-and-bury":
      return void valueOf(await rate(store, cardId, rating, moment, { bury: siblings }));
    case "rate-as-leech":
      return void valueOf(await rate(store, cardId, rating, moment, { suspend: true }));
    case "suspend":
    case "unsuspend":
      return void valueOf(await setSuspended(store, { cardId, readRevision }, does === "suspend"));
    case "bury":
      return void valueOf(await bury(store, { cardId, readRevision }, moment.studyDay + rating));
    case "flag":
      return void valueOf(await setFlag(store, { cardId, readRevision }, rating));
  }
}

async function fill(store: Store): Promise<void> {
  valueOf(
    await saveNote(
      store,
      note("normalisation"),
      NAMES.map((name) => way(name, "normalisation")),
    ),
  );
}

async function expectAggregatesToBeRight(store: Store): Promise<void> {
  const kept = await dumpOfAggregates(store);
  valueOf(await rebuildAggregates(store));
  expect(kept).toEqual(await dumpOfAggregates(store));
}

async function expectReplayToGiveTheMemories(store: Store): Promise<void> {
  const replayed = replay(valueOf(await allEvents(store)), () => DEFAULT_SETTINGS);
  for (const { id, memory } of await store.cards.toArray()) {
    expect(memory, id).toEqual(replayed.get(id) ?? { phase: "new" });
  }
}

describe("undo", () => {
  it("after any sequence gives the database before each step, and redo the one after", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 8 }), async (actions) => {
        await withStore(async (store) => {
          await fill(store);
          let hours = 0;
          const states = [await dumpOfState(store)];
          for (const each of actions) {
            hours += each.hours;
            await perform(store, each, hours);
            states.push(await dumpOfState(store));
          }
          for (const before of states.slice(0, -1).reverse()) {
            hours += 0.1;
            valueOf(await undoLast(store, momentAfter(hours)));
            expect(await dumpOfState(store)).toEqual(before);
          }
          await expectReplayToGiveTheMemories(store);
          expect(await undoDepths(store)).toEqual({ undo: 0, redo: actions.length });
          for (const after of states.slice(1)) {
            hours += 0.1;
            valueOf(await redo(store, momentAfter(hours)));
            expect(await dumpOfState(store)).toEqual(after);
          }
          await expectReplayToGiveTheMemories(store);
          await expectAggregatesToBeRight(store);
        });
      }),
      { numRuns: 15 },
    );
  });

  it("in any order with redo, actions and imports keeps counts and log right", async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: action.map((value) => ({ kind: "action" as const, value })) },
      { weight: 2, arbitrary: fc.constant({ kind: "undo" as const }) },
      { weight: 2, arbitrary: fc.constant({ kind: "redo" as const }) },
      {
        weight: 1,
        arbitrary: fc.subarray([...NAMES]).map((names) => ({ kind: "import" as const, names })),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        await withStore(async (store) => {
          await fill(store);
          let hours = 0;
          for (const each of steps) {
            hours += 0.1;
            if (each.kind === "import") {
              valueOf(
                await saveNote(
                  store,
                  note("normalisation"),
                  each.names.map((name) => way(name, "normalisation")),
                ),
              );
            } else if (each.kind === "action") {
              hours += each.value.hours;
              const isArchived = (await store.cards.get(cardIdOf(each.value.name)))?.archived ?? true;
              if (!isArchived) await perform(store, each.value, hours);
            } else {
              await (each.kind === "undo" ? undoLast : redo)(store, momentAfter(hours));
            }
          }
          await expectReplayToGiveTheMemories(store);
          await expectAggregatesToBeRight(store);
        });
      }),
      { numRuns: 25 },
    );
  });

  it("says that there is nothing to undo, or to redo after something new", async () => {
    await withStore(async (store) => {
      await fill(store);
      expect(await undoLast(store, momentAfter(0))).toEqual({
        ok: false,
        error: { kind: "nothing-to-undo" },
      });
      valueOf(await rate(store, cardIdOf("BatchNorm"), 3, momentAfter(1)));
      valueOf(await undoLast(store, momentAfter(2)));
      valueOf(await rate(store, cardIdOf("LayerNorm"), 3, momentAfter(3)));
      expect(await redo(store, momentAfter(4))).toEqual({ ok: false, error: { kind: "nothing-to-redo" } });
    });
  });

  it("refuses a step whose card has changed since, and forgets it", async () => {
    await withStore(async (store) => {
      await fill(store);
      valueOf(await rate(store, cardIdOf("LayerNorm"), 3, momentAfter(0)));
      valueOf(await rate(store, cardIdOf("BatchNorm"), 3, momentAfter(1)));
      valueOf(await saveNote(store, note("normalisation"), [card("LayerNorm")]));
      const { undoSteps: _before, ...before } = await dump(store);

      const refused = await undoLast(store, momentAfter(2));

      expect(refused).toMatchObject({ ok: false, error: { kind: "stale", card: { id: "BatchNorm" } } });
      const { undoSteps: _after, ...after } = await dump(store);
      expect(after).toEqual(before);
      const next = valueOf(await undoLast(store, momentAfter(3)));
      expect(next.cards[0]).toMatchObject({ id: "LayerNorm", memory: { phase: "new" } });
    });
  });

  it("forgets a step that it refuses also where the step still waited to be put on the stack", async () => {
    await withStore(async (store) => {
      await fill(store);
      // The first rating settles; these two wait.
      valueOf(await rate(store, cardIdOf("GroupNorm"), 3, momentAfter(0)));
      valueOf(await rate(store, cardIdOf("LayerNorm"), 3, momentAfter(0)));
      valueOf(await rate(store, cardIdOf("BatchNorm"), 3, momentAfter(1)));
      await store.cards.update(cardIdOf("BatchNorm"), { flag: 3 });

      expect(await undoLast(store, momentAfter(2))).toMatchObject({ ok: false, error: { kind: "stale" } });

      const next = valueOf(await undoLast(store, momentAfter(3)));
      expect(next.cards[0]).toMatchObject({ id: "LayerNorm", memory: { phase: "new" } });
    });
  });

  it("reaches back 200 steps and forgets older ones", async () => {
    await withStore(async (store) => {
      await fill(store);
      const cardId = cardIdOf("BatchNorm");
      for (let readRevision = 0; readRevision < UNDO_DEPTH + 3; readRevision++) {
        valueOf(await setSuspended(store, { cardId, readRevision }, readRevision % 2 === 0));
      }
      expect(await undoDepths(store)).toEqual({ undo: UNDO_DEPTH, redo: 0 });
    });
  });

  it("survives closing the app", async () => {
    await withStore(async (store) => {
      await fill(store);
      valueOf(await rate(store, cardIdOf("BatchNorm"), 3, momentAfter(0)));
      store.close({ disableAutoOpen: false });
      await store.open();
      const undone = valueOf(await undoLast(store, momentAfter(1)));
      expect(undone).toMatchObject({ cards: [{ id: "BatchNorm" }], event: { kind: "retract" } });
    });
  });
});
