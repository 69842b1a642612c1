import { describe, expect, it } from "vitest";

/* Ten thousand operations in all, through the real store: four learners with one device, and three with two. */

import { seededRandom } from "#lib/core/random.ts";
import { MS_PER_DAY, MS_PER_HOUR } from "#lib/core/time.ts";
import { makeBackup } from "#lib/sessions/make-backup.ts";
import { mergeBackup, restoreBackup } from "#lib/sessions/restore-backup.ts";
import { openSource } from "#lib/store/backup-rows.ts";
import { allEvents } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { dump, dumpOfAggregates } from "./dump.ts";
import { RandomClock } from "./random-clock.ts";
import { RandomLearner } from "./random-learner.ts";
import { expectReplayed, memoriesIn } from "./replay-law.ts";
import { valueOf } from "./samples.ts";
import { withStore } from "./temporary-store.ts";

const START = Date.UTC(2026, 10, 21);
const quiet = { onProgress: () => undefined, signal: new AbortController().signal };

/** How often the log is held against the cards. */
const CHECKED_EVERY = 300;

/** Does so many things, and holds the log against the cards from time to time and at the end. */
async function live(learner: RandomLearner, store: Store, operations: number, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const end = learner.operations + operations;
  let next = learner.operations + CHECKED_EVERY;
  while (learner.operations < end) {
    const did = await learner.act();
    if (learner.operations < next && learner.operations < end) continue;
    next += CHECKED_EVERY;
    await expectReplayed(store, random, `seed ${seed}, operation ${learner.operations} (${did})`);
  }
}

async function expectRightSums(store: Store): Promise<void> {
  const kept = await dumpOfAggregates(store);
  valueOf(await rebuildAggregates(store));
  expect(kept).toEqual(await dumpOfAggregates(store));
}

async function backupOf(store: Store): Promise<Blob> {
  const made = await makeBackup(openSource(store), { madeAtMs: 0, pause: () => Promise.resolve(), ...quiet });
  if (made === null) throw new Error("Nobody cancelled it.");
  return valueOf(made).file;
}

async function merge(store: Store, file: Blob): Promise<void> {
  expect(await mergeBackup(store, file, quiet)).toMatchObject({ ok: true });
}

/** Both devices hold the same log, and the same memory of every card. */
async function expectAgreement(phone: Store, laptop: Store): Promise<void> {
  expect(valueOf(await allEvents(laptop))).toEqual(valueOf(await allEvents(phone)));
  expect(await memoriesIn(laptop)).toEqual(await memoriesIn(phone));
}

describe("replaying the whole log gives every card's memory and due day", () => {
  it.each([1, 2, 3, 4])("after 1,450 operations (seed %d)", async (seed) => {
    await withStore(async (store) => {
      const random = seededRandom(seed);
      const learner = new RandomLearner(store, random, new RandomClock(random, START), "phone");
      await learner.begin();
      await live(learner, store, 1_450, seed);
      await expectRightSums(store);
    });
  });
});

describe("two devices that are merged", () => {
  /** Whether the laptop began as a copy of the phone, or by itself with the same notes; whose clock is ahead. */
  it.each([
    [5, "copy", 0],
    [6, "copy", -3 * MS_PER_HOUR],
    [7, "alone", 2 * MS_PER_DAY],
  ] as const)("agree, in whatever order (seed %d, %s, %d ms)", async (seed, start, skewMs) => {
    await withStore(async (phone) => {
      await withStore(async (laptop) => {
        const random = seededRandom(seed);
        const onPhone = new RandomLearner(phone, random, new RandomClock(random, START), "phone");
        await onPhone.begin();
        await live(onPhone, phone, 200, seed);
        if (start === "copy")
          expect(await restoreBackup(laptop, await backupOf(phone), quiet)).toMatchObject({ ok: true });
        const clock = new RandomClock(random, onPhone.clock.now().atMs + skewMs);
        const onLaptop = new RandomLearner(laptop, random, clock, "laptop");
        await onLaptop.begin();

        for (const [round, isPhoneFirst] of [true, false].entries()) {
          await live(onPhone, phone, 300, seed);
          await live(onLaptop, laptop, 300, seed);
          const [first, second] = isPhoneFirst ? [phone, laptop] : [laptop, phone];
          const [ofFirst, ofSecond] = [await backupOf(first), await backupOf(second)];
          await merge(first, ofSecond);
          // Once from before it had what the other wrote, once from after.
          await merge(second, round === 0 ? ofFirst : await backupOf(first));
          await expectAgreement(phone, laptop);
          for (const store of [phone, laptop]) {
            const once = await dump(store);
            for (const file of [ofFirst, ofSecond, await backupOf(phone)]) await merge(store, file);
            expect(await dump(store)).toEqual(once);
            await expectReplayed(store, random, `seed ${seed}, merged ${round + 1} times`);
            await expectRightSums(store);
          }
        }
      });
    });
  });
});
