import { afterEach, describe, expect, it, vi } from "vitest";

import { knownDevice } from "#lib/store/device.ts";
import { allEvents } from "#lib/store/log.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { recordAnswer } from "#lib/store/record-answer.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { daySums, deckSums, dueSums, recallSums, topicSums } from "#lib/store/sums.ts";
import type { Store } from "#lib/store/open.ts";
import { bury, setSuspended } from "#lib/store/switch-card.ts";
import { undoDepths } from "#lib/store/undo-stack.ts";
import { redo, undoLast } from "#lib/store/undo.ts";
import { dump, dumpOfAggregates, dumpOfState } from "./dump.ts";
import { answerTo, momentAfter, PRESET, rate } from "./reviewing.ts";
import { card, cardIdOf, note, valueOf, way } from "./samples.ts";
import { open, uniqueName } from "./temporary-store.ts";

const BATCH_NORM = cardIdOf("BatchNorm");
const opened: Store[] = [];

async function storeWithCards(...names: readonly string[]): Promise<Store> {
  const store = await open(uniqueName());
  opened.push(store);
  valueOf(
    await saveNote(
      store,
      note("normalisation"),
      names.map((name) => card(name)),
    ),
  );
  return store;
}

async function waitingIn(store: Store): Promise<number> {
  return (await knownDevice(store))?.waiting?.length ?? 0;
}

afterEach(async () => {
  vi.restoreAllMocks();
  for (const store of opened.splice(0)) await store.delete();
});

describe("recordAnswer", () => {
  it("writes memory, event and counts together", async () => {
    const store = await storeWithCards("BatchNorm");
    const moment = momentAfter(0);

    const recorded = valueOf(await rate(store, BATCH_NORM, 4, moment));

    expect(await store.cards.get(BATCH_NORM)).toEqual(recorded.card);
    expect(recorded.card).toMatchObject({ revision: 1, queue: "review", memory: { phase: "review" } });
    expect(valueOf(await allEvents(store))).toEqual([recorded.event]);
    expect(await daySums(store, moment.studyDay, moment.studyDay)).toEqual([
      {
        studyDay: moment.studyDay,
        presetId: PRESET,
        new: [0, 0, 0, 1],
        steps: [0, 0, 0, 0],
        review: [0, 0, 0, 0],
        durationMs: 4322,
      },
    ]);
  });

  it("numbers the events of a device one by one", async () => {
    const store = await storeWithCards("BatchNorm");
    for (const hours of [0, 1, 2]) valueOf(await rate(store, BATCH_NORM, 1, momentAfter(hours)));
    const events = valueOf(await allEvents(store));
    expect(events.map((event) => event.seq)).toEqual([0, 1, 2]);
    expect(new Set(events.map((event) => event.id)).size).toBe(3);
  });

  it("refuses the slower of two tabs, changes nothing and gives the card as it is now", async () => {
    const store = await storeWithCards("BatchNorm");
    const otherTab = await open(store.name);
    opened.unshift(otherTab);
    const slow = await answerTo(otherTab, BATCH_NORM, 1, momentAfter(0.1));
    const { card: now } = valueOf(await rate(store, BATCH_NORM, 3, momentAfter(0)));
    const before = await dump(store);

    expect(await recordAnswer(otherTab, slow)).toEqual({ ok: false, error: { kind: "stale", card: now } });
    expect(await dump(store)).toEqual(before);
  });

  it("lets exactly one of two tabs win that answer at the same moment", async () => {
    const store = await storeWithCards("BatchNorm");
    const otherTab = await open(store.name);
    opened.unshift(otherTab);
    const answers = await Promise.all(
      [store, otherTab].map(
        async (tab) => [tab, await answerTo(tab, BATCH_NORM, 3, momentAfter(0))] as const,
      ),
    );
    const results = await Promise.all(answers.map(([tab, answer]) => recordAnswer(tab, answer)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(valueOf(await allEvents(store))).toHaveLength(1);
  });

  it("says which card is missing", async () => {
    const store = await storeWithCards("BatchNorm");
    const answer = await answerTo(store, BATCH_NORM, 3, momentAfter(0));
    const lost = { ...answer, event: { ...answer.event, cardId: cardIdOf("lost") } };
    expect(await recordAnswer(store, lost)).toEqual({
      ok: false,
      error: { kind: "missing-card", cardId: "lost" },
    });
  });

  it.each(["cards", "events", "settings"])("leaves nothing behind when writing %s fails", async (table) => {
    const store = await storeWithCards("BatchNorm", "LayerNorm");
    valueOf(await rate(store, BATCH_NORM, 4, momentAfter(0)));
    const before = await dump(store);
    const fail = (): never => {
      throw new Error("the disk broke");
    };
    const answer = await answerTo(store, cardIdOf("LayerNorm"), 4, momentAfter(24), {
      bury: { untilDay: momentAfter(240).studyDay },
    });
    store.table(table).hook("creating", fail);
    store.table(table).hook("updating", fail);

    await expect(recordAnswer(store, answer)).rejects.toThrow("the disk broke");

    expect(await dump(store)).toEqual(before);
  });

  it("gives a full disk as a value, with nothing written", async () => {
    const store = await storeWithCards("BatchNorm");
    const before = await dump(store);
    const answer = await answerTo(store, BATCH_NORM, 3, momentAfter(0));
    store.events.hook("creating", () => {
      throw new DOMException("No space left.", "QuotaExceededError");
    });
    expect(await recordAnswer(store, answer)).toEqual({ ok: false, error: { kind: "full" } });
    expect(await dump(store)).toEqual(before);
  });

  it("is written even when the counts were wrong, and they are put right when they are next added up", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `card ${index}`);
    const store = await storeWithCards("BatchNorm", ...names);
    valueOf(await rate(store, BATCH_NORM, 4, momentAfter(0)));
    await dump(store);
    await store.deckTotals.clear();
    await store.recallCells.clear();

    for (const [index, name] of names.entries())
      valueOf(await rate(store, cardIdOf(name), 4, momentAfter(1 + index)));

    const kept = await dumpOfAggregates(store);
    valueOf(await rebuildAggregates(store));
    expect(kept).toEqual(await dumpOfAggregates(store));
    expect(valueOf(await allEvents(store))).toHaveLength(1 + names.length);
  });

  it("counts at once for whoever reads the sums, though they are added up only now and then", async () => {
    const names = Array.from({ length: 45 }, (_, index) => `card ${index}`);
    const store = await storeWithCards(...names);
    for (const [index, name] of names.entries())
      valueOf(await rate(store, cardIdOf(name), index % 3 === 0 ? 1 : 4, momentAfter(index)));
    valueOf(await undoLast(store, momentAfter(names.length)));
    for (const [index, name] of names.slice(0, 3).entries())
      valueOf(await rate(store, cardIdOf(name), 3, momentAfter(100 + index)));

    expect(await waitingIn(store)).toBe(3);
    const read = {
      dayTotals: await daySums(store, -Infinity, Infinity),
      deckTotals: await deckSums(store),
      topicTotals: await topicSums(store),
      recallCells: (await recallSums(store)).toSorted(
        (a, b) => a.lastStudyDay - b.lastStudyDay || a.stabilityBin - b.stabilityBin,
      ),
      dueCounts: await dueSums(store, -Infinity, Infinity),
    };
    valueOf(await rebuildAggregates(store));
    expect(await waitingIn(store)).toBe(0);
    expect(read).toEqual(await dumpOfAggregates(store));
  });

  it("can be undone in order, whatever else was done while its undo step waited", async () => {
    const names = ["BatchNorm", "LayerNorm", "GroupNorm"];
    const store = await storeWithCards(...names);
    const states = [await dumpOfState(store)];
    const change = async (card: string, how: "rate" | "suspend"): Promise<void> => {
      const { revision } = (await store.cards.get(cardIdOf(card))) ?? { revision: NaN };
      if (how === "rate") valueOf(await rate(store, cardIdOf(card), 4, momentAfter(states.length)));
      else valueOf(await setSuspended(store, { cardId: cardIdOf(card), readRevision: revision }, true));
    };
    for (const [card, how] of [
      ["BatchNorm", "rate"],
      ["LayerNorm", "rate"],
      ["GroupNorm", "suspend"],
      ["BatchNorm", "rate"],
      ["LayerNorm", "suspend"],
      ["BatchNorm", "rate"],
    ] as const) {
      const waited = await waitingIn(store);
      await change(card, how);
      expect(await waitingIn(store)).toBe(how === "rate" ? waited + 1 : 0);
      expect(await undoDepths(store)).toEqual({ undo: states.length, redo: 0 });
      if (how === "suspend") states.push(await dumpOfState(store));
      else states.push({});
    }
    for (const before of states.slice(0, -1).toReversed()) {
      valueOf(await undoLast(store, momentAfter(50)));
      if ("cards" in before) expect(await dumpOfState(store)).toEqual(before);
    }
    expect(await undoDepths(store)).toEqual({ undo: 0, redo: 6 });
  });

  it("leaves nothing to redo, and only the first one after an undo has to look", async () => {
    const store = await storeWithCards("BatchNorm", "LayerNorm");
    valueOf(await rate(store, BATCH_NORM, 4, momentAfter(0)));
    valueOf(await undoLast(store, momentAfter(1)));
    expect(await undoDepths(store)).toEqual({ undo: 0, redo: 1 });
    valueOf(await rate(store, BATCH_NORM, 3, momentAfter(2)));
    expect(await undoDepths(store)).toEqual({ undo: 1, redo: 0 });
    expect(await redo(store, momentAfter(3))).toEqual({ ok: false, error: { kind: "nothing-to-redo" } });
    const reads = vi.spyOn(IDBIndex.prototype, "openKeyCursor");
    const ranges = vi.spyOn(IDBObjectStore.prototype, "delete");
    valueOf(await rate(store, cardIdOf("LayerNorm"), 4, momentAfter(4)));
    expect([reads.mock.calls, ranges.mock.calls]).toEqual([[], []]);
  });

  it("settles what waits as soon as it is much", async () => {
    const names = Array.from({ length: 30 }, (_, index) => `card ${index}`);
    const store = await storeWithCards(...names);
    const waited: number[] = [];
    for (const [index, name] of names.entries()) {
      valueOf(await rate(store, cardIdOf(name), 4, momentAfter(index)));
      waited.push(await waitingIn(store));
    }
    expect(Math.max(...waited)).toBeLessThan(12);
    expect(await store.undoSteps.count()).toBe(30 - (waited.at(-1) ?? NaN));
  });

  it("hides the other cards of the fact that are new or due, and no others, from indexes alone", async () => {
    const store = await storeWithCards("LayerNorm");
    const ways = ["new", "due", "later", "learning", "hidden", "suspended", "rated"];
    valueOf(
      await saveNote(
        store,
        note("ways"),
        ways.map((name) => way(name, "GroupNorm")),
      ),
    );
    const today = momentAfter(240).studyDay;
    valueOf(await rate(store, cardIdOf("due"), 4, momentAfter(0)));
    for (const hours of [0, 230]) valueOf(await rate(store, cardIdOf("later"), 4, momentAfter(hours)));
    valueOf(await rate(store, cardIdOf("learning"), 1, momentAfter(239)));
    valueOf(await bury(store, { cardId: cardIdOf("hidden"), readRevision: 0 }, today + 9));
    valueOf(await setSuspended(store, { cardId: cardIdOf("suspended"), readRevision: 0 }, true));
    const before = new Map((await store.cards.toArray()).map((row) => [row.id, row]));
    const scan = vi.spyOn(IDBObjectStore.prototype, "openCursor");

    const { buried } = valueOf(
      await rate(store, cardIdOf("rated"), 3, momentAfter(240), { bury: { untilDay: today + 1 } }),
    );

    expect(scan).not.toHaveBeenCalled();
    expect(buried.map(({ id }) => id).toSorted()).toEqual(["due", "new"]);
    for (const row of await store.cards.toArray()) {
      if (row.id === "rated") continue;
      const isBuried = row.id === "due" || row.id === "new";
      expect(isBuried ? row.buriedUntilDay : row).toEqual(isBuried ? today + 1 : before.get(row.id));
    }
    valueOf(await undoLast(store, momentAfter(241)));
    for (const id of ["due", "new", "rated"].map(cardIdOf))
      expect((await store.cards.get(id))?.buriedUntilDay).toBeNull();
  });

  it("hides the siblings of the card as it is stored, where its note has changed since it was read", async () => {
    const store = await storeWithCards();
    const ways = [way("here", "GroupNorm"), way("rated", "GroupNorm"), way("there", "LayerNorm")];
    valueOf(await saveNote(store, note("ways"), ways));
    const { studyDay } = momentAfter(0);
    const stored = await store.cards.get(cardIdOf("rated"));
    if (stored === undefined || stored.kind === "exercise") throw new Error("The test's card is gone.");
    const read = { ...stored, key: { ...stored.key, subject: "LayerNorm" } };
    const answer = await answerTo(store, cardIdOf("rated"), 3, momentAfter(0), {
      bury: { untilDay: studyDay + 1 },
    });
    const { buried } = valueOf(await recordAnswer(store, { ...answer, read }));
    expect(buried.map(({ id }) => id)).toEqual(["here"]);
    const other = await answerTo(store, cardIdOf("rated"), 3, momentAfter(1), { bury: answer.bury });
    const again = await store.cards.get(cardIdOf("rated"));
    expect(
      valueOf(await recordAnswer(store, { ...other, ...(again === undefined ? {} : { read: again }) }))
        .buried,
    ).toEqual([]);
  });

  it("takes a leech out of the queue", async () => {
    const store = await storeWithCards("BatchNorm");
    const { card: leech } = valueOf(await rate(store, BATCH_NORM, 1, momentAfter(0), { suspend: true }));
    expect(leech).toMatchObject({ suspended: true, queue: "out" });
  });

  it("is a bug to rate a card as something that it is not", async () => {
    const store = await storeWithCards("BatchNorm");
    const answer = await answerTo(store, BATCH_NORM, 3, momentAfter(0));
    const wrong = { ...answer, event: { ...answer.event, phase: "review" as const } };
    await expect(recordAnswer(store, wrong)).rejects.toThrow(
      "Card BatchNorm is new, but was rated as review.",
    );
  });
});
