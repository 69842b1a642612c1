import { describe, expect, it } from "vitest";

import type { CardId, DeckId, ParametersId, PresetId } from "#lib/core/ids.ts";
import { replay } from "#lib/scheduling/replay.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { makeBackup } from "#lib/sessions/make-backup.ts";
import { mergeBackup, restoreBackup } from "#lib/sessions/restore-backup.ts";
import { openSource } from "#lib/store/backup-rows.ts";
import { saveOverlay } from "#lib/store/card-content.ts";
import { DECK_PRESETS } from "#lib/store/deck-presets.ts";
import { editCards, type CardEdit } from "#lib/store/edit-cards.ts";
import { editWording } from "#lib/store/edit-wording.ts";
import { importNotes } from "#lib/store/imports.ts";
import { allEvents } from "#lib/store/log.ts";
import type { MergeReport } from "#lib/store/merge-report.ts";
import type { Store } from "#lib/store/open.ts";
import { addParameters, writePreset } from "#lib/store/plans.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { readSetting, writeSetting } from "#lib/store/setting.ts";
import { undoImport } from "#lib/store/undo-import.ts";
import { dump, dumpOfAggregates } from "./dump.ts";
import { momentAfter, rate } from "./reviewing.ts";
import { card, cardIdOf, note, noteIdOf, valueOf } from "./samples.ts";
import { withStore } from "./temporary-store.ts";

const [ADAM, DROPOUT, SGD] = [cardIdOf("Adam"), cardIdOf("Dropout"), cardIdOf("SGD")];
const quiet = { onProgress: () => undefined, signal: new AbortController().signal };

async function backupOf(store: Store): Promise<Blob> {
  const made = await makeBackup(openSource(store), { madeAtMs: 0, pause: () => Promise.resolve(), ...quiet });
  if (made === null) throw new Error("Nobody cancelled it.");
  return valueOf(made).file;
}

async function merge(store: Store, file: Blob): Promise<MergeReport> {
  const merged = await mergeBackup(store, file, quiet);
  if (merged === null) throw new Error("Nobody cancelled it.");
  return valueOf(merged).merged;
}

/** Two devices with the same cards, that go on apart; `at` sets both clocks. */
async function apart(
  run: (phone: Store, laptop: Store, at: (ms: number) => void) => Promise<void>,
): Promise<void> {
  await withStore(async (phone) => {
    await withStore(async (laptop) => {
      const at = (ms: number): void => {
        for (const store of [phone, laptop]) store.nowMs = () => ms;
      };
      at(1_000);
      valueOf(await saveNote(phone, note("a"), [card(ADAM), card(DROPOUT)]));
      expect(await restoreBackup(laptop, await backupOf(phone), quiet)).toMatchObject({ ok: true });
      await run(phone, laptop, at);
    });
  });
}

/** Merges each into the other; whoever comes first, both end alike. */
async function mergeBoth(phone: Store, laptop: Store): Promise<readonly [MergeReport, MergeReport]> {
  const [ofPhone, ofLaptop] = [await backupOf(phone), await backupOf(laptop)];
  const reports = [await merge(phone, ofLaptop), await merge(laptop, ofPhone)] as const;
  for (const store of [phone, laptop]) {
    const sums = await dumpOfAggregates(store);
    valueOf(await rebuildAggregates(store));
    expect(await dumpOfAggregates(store)).toEqual(sums);
    const once = await dump(store);
    await merge(store, ofPhone);
    await merge(store, ofLaptop);
    expect(await dump(store)).toEqual(once);
  }
  return reports;
}

async function edit(store: Store, id: CardId, what: CardEdit): Promise<void> {
  valueOf(await editCards(store, [id], what, momentAfter(1)));
}

describe("what was decided about a card", () => {
  it("is on both devices what was decided later, each thing by itself", async () => {
    await apart(async (phone, laptop, at) => {
      at(2_000);
      await edit(phone, ADAM, { kind: "suspend" });
      await edit(laptop, ADAM, { kind: "flag", flag: 2 });
      await edit(laptop, DROPOUT, { kind: "delete" });
      at(3_000);
      await edit(laptop, ADAM, { kind: "tag", tag: "hard" });
      await edit(phone, ADAM, { kind: "move", deckId: "other" as DeckId, topic: null });
      const [onPhone] = await mergeBoth(phone, laptop);
      expect(onPhone).toMatchObject({ decidedThere: 2, reviews: 0, newCards: 0 });
      for (const store of [phone, laptop]) {
        expect(await store.cards.get(ADAM)).toMatchObject({
          suspended: true,
          flag: 2,
          tags: ["hard"],
          deckId: "other",
          queue: "out",
        });
        expect(await store.cards.get(DROPOUT)).toMatchObject({ archived: true, queue: "out" });
        expect((await store.notes.get(noteIdOf("a")))?.declined).toEqual([DROPOUT]);
      }
      // And what is taken back after that stays taken back.
      at(4_000);
      await edit(phone, ADAM, { kind: "unsuspend" });
      await edit(phone, ADAM, { kind: "untag", tag: "hard" });
      await mergeBoth(phone, laptop);
      for (const store of [phone, laptop]) {
        const merged = await store.cards.get(ADAM);
        expect(merged).toMatchObject({ suspended: false, queue: "new" });
        expect(merged?.tags).toBeUndefined();
      }
    });
  });

  it("is kept from both where it is not known which was later", async () => {
    await apart(async (phone, laptop) => {
      const forget = async (store: Store): Promise<void> => {
        await store.cards.toCollection().modify((row) => Reflect.deleteProperty(row, "decidedAtMs"));
      };
      await edit(phone, ADAM, { kind: "suspend" });
      await edit(phone, ADAM, { kind: "tag", tag: "phone" });
      await edit(laptop, ADAM, { kind: "flag", flag: 3 });
      await edit(laptop, ADAM, { kind: "tag", tag: "laptop" });
      await forget(phone);
      await forget(laptop);
      await mergeBoth(phone, laptop);
      for (const store of [phone, laptop])
        expect(await store.cards.get(ADAM)).toMatchObject({
          suspended: true,
          flag: 3,
          tags: ["laptop", "phone"],
        });
    });
  });

  it("counts lapses from both logs: what makes a leech", async () => {
    await apart(async (phone, laptop) => {
      const day = 24;
      for (const [store, hours] of [
        [phone, 2],
        [laptop, 60 * day],
      ] as const) {
        valueOf(await rate(store, ADAM, 4, momentAfter(hours)));
        valueOf(await rate(store, ADAM, 1, momentAfter(hours + 20 * day)));
      }
      await mergeBoth(phone, laptop);
      expect((await phone.cards.get(ADAM))?.lapses).toBe(2);
      expect((await laptop.cards.get(ADAM))?.lapses).toBe(2);
    });
  });
});

describe("an import that reset a card", () => {
  it("is taken back after merging without giving a memory back that the other device went on from", async () => {
    await apart(async (phone, laptop) => {
      valueOf(await rate(phone, ADAM, 4, momentAfter(2)));
      const edition = note("a", { contentHash: "2", importedAtMs: 2_000 });
      const cards = [card(ADAM), card(DROPOUT)];
      const resets = [{ kind: "reset" as const, cardId: ADAM }];
      const { order } = valueOf(
        await importNotes(phone, [{ note: edition, cards }], resets, momentAfter(100)),
      );
      valueOf(await rate(laptop, ADAM, 3, momentAfter(50)));
      await merge(phone, await backupOf(laptop));
      valueOf(await undoImport(phone, order ?? -1, momentAfter(101)));
      const memories = replay(valueOf(await allEvents(phone)), () => DEFAULT_SETTINGS);
      expect((await phone.cards.get(ADAM))?.memory).toEqual(memories.get(ADAM));
    });
  });
});

describe("a card worded on both devices", () => {
  it("shows the later wording on both, and the other one is told", async () => {
    await apart(async (phone, laptop, at) => {
      const word = async (store: Store, back: string): Promise<void> => {
        const overlay = {
          cardId: ADAM,
          language: "en" as const,
          front: "Adam?",
          back,
          frontHtml: "",
          backHtml: "",
        };
        const read = { overlay: null, kind: "basic" as const, tags: [] };
        valueOf(
          await editWording(store, { cardId: ADAM, language: "en", read, overlay, kind: null, tags: [] }),
        );
      };
      at(2_000);
      await word(phone, "Moments.");
      at(3_000);
      await word(laptop, "Two moments.");
      const reports = await mergeBoth(phone, laptop);
      for (const { wordings } of reports)
        expect(wordings).toEqual([
          {
            cardId: ADAM,
            language: "en",
            kept: { front: "Adam?", back: "Two moments." },
            other: { front: "Adam?", back: "Moments." },
          },
        ]);
      for (const store of [phone, laptop])
        expect((await store.overlays.get([ADAM, "en"]))?.back).toBe("Two moments.");
    });
  });

  it("tells nothing where one device alone has a wording, and takes it", async () => {
    await apart(async (phone, laptop) => {
      const own = {
        cardId: DROPOUT,
        language: "en" as const,
        front: "Why?",
        back: "So.",
        frontHtml: "",
        backHtml: "",
      };
      valueOf(await saveOverlay(laptop, own));
      const [onPhone] = await mergeBoth(phone, laptop);
      expect(onPhone.wordings).toEqual([]);
      expect((await phone.overlays.get([DROPOUT, "en"]))?.back).toBe("So.");
    });
  });
});

describe("a note in two editions", () => {
  it("is the one imported later; cards of the older one alone keep their text and are archived", async () => {
    await apart(async (phone, laptop) => {
      const older = note("a", { contentHash: "older", importedAtMs: 2_000 });
      const newer = note("a", { contentHash: "newer", importedAtMs: 3_000, source: "# newer\n" });
      valueOf(await saveNote(phone, older, [card(ADAM), card(SGD)]));
      valueOf(await rate(phone, SGD, 3, momentAfter(1)));
      valueOf(await saveNote(laptop, newer, [card(ADAM), card(DROPOUT)]));
      const [onPhone, onLaptop] = await mergeBoth(phone, laptop);
      expect([onPhone.newerNotes, onLaptop.newerNotes]).toEqual([1, 0]);
      for (const store of [phone, laptop]) {
        expect(await store.notes.get(noteIdOf("a"))).toMatchObject({
          contentHash: "newer",
          source: "# newer\n",
        });
        expect(await store.cards.get(SGD)).toMatchObject({ archived: true, memory: { phase: "learning" } });
        expect(await store.sources.where("cardId").equals(SGD).count()).toBe(1);
        expect(await store.sources.where("cardId").equals(ADAM).count()).toBe(1);
      }
    });
  });
});

describe("presets", () => {
  it("go on with the parameters made later; limits stay, and decks without a preset get the other device's", async () => {
    await apart(async (phone, laptop) => {
      const id = "mine" as PresetId;
      for (const [store, name, madeAtMs, newCards] of [
        [phone, "old", 2_000, 5],
        [laptop, "new", 3_000, 50],
      ] as const) {
        const row = { id: name as ParametersId, settings: DEFAULT_SETTINGS, fitted: null, madeAtMs };
        valueOf(await addParameters(store, row, momentAfter(0)));
        valueOf(await writePreset(store, { id, name: "Mine", parametersId: row.id, limits: { newCards } }));
      }
      valueOf(await writeSetting(laptop, DECK_PRESETS, { normalisation: id }));
      const [onPhone, onLaptop] = await mergeBoth(phone, laptop);
      expect([onPhone.newerParameters, onLaptop.newerParameters]).toEqual([1, 0]);
      expect(await phone.presets.get(id)).toMatchObject({ parametersId: "new", limits: { newCards: 5 } });
      expect(await laptop.presets.get(id)).toMatchObject({ parametersId: "new", limits: { newCards: 50 } });
      expect(await readSetting(phone, DECK_PRESETS)).toEqual({ normalisation: id });
    });
  });
});
