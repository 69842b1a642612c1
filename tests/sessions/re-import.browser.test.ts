import { describe, expect, it } from "vitest";

import type { CardId } from "#lib/core/ids.ts";
import { ImportNotes } from "#lib/sessions/import-notes.svelte.ts";
import type { NotePreview } from "#lib/sessions/note-preview.ts";
import { keepPastedDraft, readPastedDraft } from "#lib/sessions/pasted-draft.ts";
import { cardContent } from "#lib/store/card-content.ts";
import { rebuildAggregates } from "#lib/store/rebuild-aggregates.ts";
import type { Store } from "#lib/store/open.ts";
import { dumpOfAggregates, dumpOfState } from "../store/dump.ts";
import { momentAfter, rate } from "../store/reviewing.ts";
import { valueOf } from "../store/samples.ts";
import { withStore } from "../store/temporary-store.ts";

const BN = "## 批归一化\n\n批归一化是在小批量上标准化激活值的层。\n";
const DROPOUT = "## 随机失活\n\n随机失活是训练时随机关闭神经元的方法。\n";
const STOPPING = "## 早停\n\n早停是验证损失不再下降就停止训练的方法。\n";
const note = (...sections: string[]): string => `# 训练\n\n${sections.join("\n")}`;

const file = (name: string, text: string): File => new File([text], name, { type: "text/markdown" });

/** Reads files and stops at the preview. */
async function preview(store: Store, files: Readonly<Record<string, string>>): Promise<ImportNotes> {
  const session = new ImportNotes({ ready: Promise.resolve(store) });
  await session.readFiles(Object.entries(files).map(([name, text]) => file(name, text)));
  return session;
}

async function take(store: Store, files: Readonly<Record<string, string>>): Promise<ImportNotes> {
  const session = await preview(store, files);
  await session.accept();
  expect(session.view.kind).toBe("done");
  return session;
}

function notesOf(session: ImportNotes): readonly NotePreview[] {
  if (session.view.kind !== "preview") throw new Error(`The screen shows ${session.view.kind}.`);
  return session.view.notes;
}

/** States of the cards by subject. */
function states(session: ImportNotes): Record<string, string> {
  const cards = notesOf(session).flatMap((each) => each.cards);
  return Object.fromEntries(cards.map(({ card, state }) => [card.key.subject, state]));
}

async function idOf(store: Store, subject: string): Promise<CardId> {
  const source = await store.sources.where("key.subject").equals(subject).first();
  if (source === undefined) throw new Error(`No card is about ${subject}.`);
  return source.cardId;
}

async function review(store: Store, subject: string): Promise<CardId> {
  const id = await idOf(store, subject);
  valueOf(await rate(store, id, 4, momentAfter(1)));
  return id;
}

async function expectRightAggregates(store: Store): Promise<void> {
  const kept = await dumpOfAggregates(store);
  valueOf(await rebuildAggregates(store));
  expect(kept).toEqual(await dumpOfAggregates(store));
}

describe("importing a note again", () => {
  it("keeps the history of a card that was moved, renumbered and reworded", async () => {
    await withStore(async (store) => {
      await take(store, { "a.md": note(BN, DROPOUT) });
      const [bn, dropout] = [await review(store, "批归一化"), await review(store, "随机失活")];
      const before = await store.cards.bulkGet([bn, dropout]);
      const edited = note(
        `## 3. 正则化\n\n#${DROPOUT}`,
        BN.replace("## ", "## 2.1 ").replace("标准化激活值", "把激活值减均值、除标准差"),
      ).replace("# 训练", "# 训练技巧");
      const session = await preview(store, { "a.md": edited });
      expect(states(session)).toEqual({ 随机失活: "moved", 批归一化: "changed" });
      expect(notesOf(session)[0]?.histories.get(bn)?.reviews).toBe(1);
      await session.accept();
      const after = await store.cards.bulkGet([bn, dropout]);
      expect(after.map((card) => card?.memory)).toEqual(before.map((card) => card?.memory));
      expect((await cardContent(store, bn, "zh"))?.face.back).toContain("减均值");
      await expectRightAggregates(store);
    });
  });

  it("archives a deleted section, and brings it back with its history, under another heading too", async () => {
    await withStore(async (store) => {
      await take(store, { "a.md": note(BN, DROPOUT) });
      const dropout = await review(store, "随机失活");
      const memory = (await store.cards.get(dropout))?.memory;
      await take(store, { "a.md": note(BN) });
      expect(await store.cards.get(dropout)).toMatchObject({ archived: true, memory });
      await take(store, { "a.md": note(BN, STOPPING) });
      const session = await preview(store, { "b.md": `# 正则化\n\n${DROPOUT}` });
      expect(states(session)).toEqual({ 随机失活: "returned" });
      await session.accept();
      expect(await store.cards.get(dropout)).toMatchObject({ archived: false, memory });
      await expectRightAggregates(store);
    });
  });

  it("follows a section from one file to another", async () => {
    await withStore(async (store) => {
      await take(store, { "a.md": note(BN, DROPOUT), "b.md": "# 正则化\n\n## 早停\n\n早停是一种正则化。\n" });
      const dropout = await review(store, "随机失活");
      const edited = { "a.md": note(BN), "b.md": `# 正则化\n\n## 早停\n\n早停是一种正则化。\n\n${DROPOUT}` };
      const session = await preview(store, edited);
      expect(states(session)).toEqual({ 批归一化: "same", 早停: "same", 随机失活: "moved" });
      expect(notesOf(session).flatMap(({ gone }) => gone)).toEqual([]);
      await session.accept();
      expect(await store.cards.get(dropout)).toMatchObject({ archived: false, memory: { phase: "review" } });
      const sources = await store.sources.where("cardId").equals(dropout).toArray();
      expect(sources.map(({ source }) => source.file)).toEqual(["b.md"]);
      expect(await store.cards.count()).toBe(3);
      await expectRightAggregates(store);
    });
  });

  it.each([
    ["the same card", true],
    ["two cards", false],
  ])("asks about a renamed term, and takes the word for %s", async (_, isSame) => {
    await withStore(async (store) => {
      await take(store, { "a.md": note(STOPPING) });
      const old = await review(store, "早停");
      const session = await preview(store, { "a.md": note(STOPPING.replaceAll("早停", "提前停止")) });
      expect(states(session)).toEqual({ 提前停止: "asked" });
      await session.accept();
      // Nothing happens before it is decided.
      expect(session.view.kind).toBe("preview");
      const [asked] = notesOf(session)[0]?.diff.conflicting ?? [];
      if (asked === undefined) throw new Error("There is something to ask.");
      session.decisions.decide(asked.incoming, isSame ? asked.candidates[0].stored.id : null);
      await session.accept();
      const card = await store.cards.get(await idOf(store, "提前停止"));
      expect(card?.id === old).toBe(isSame);
      expect(card?.memory.phase).toBe(isSame ? "review" : "new");
      expect((await store.cards.get(old))?.archived).toBe(!isSame);
      await expectRightAggregates(store);
    });
  });

  it.each([
    ["keep", { phase: "review" }],
    ["reset", { phase: "new" }],
  ] as const)("lets the learner %s the history of a changed answer", async (choice, memory) => {
    await withStore(async (store) => {
      await take(store, { "a.md": note(BN) });
      const bn = await review(store, "批归一化");
      const session = await preview(store, { "a.md": note(BN.replace("小批量", "当前小批量")) });
      session.decisions.keepHistory(bn, choice);
      await session.accept();
      expect((await store.cards.get(bn))?.memory).toMatchObject(memory);
      await expectRightAggregates(store);
    });
  });

  it("softens a changed answer: it comes today, and is as well known as before", async () => {
    await withStore(async (store) => {
      await take(store, { "a.md": note(BN) });
      const bn = await review(store, "批归一化");
      const before = (await store.cards.get(bn))?.memory;
      const session = await preview(store, { "a.md": note(BN.replace("小批量", "当前小批量")) });
      session.decisions.keepHistory(bn, "soften");
      await session.accept();
      const after = (await store.cards.get(bn))?.memory;
      if (before?.phase !== "review" || after?.phase !== "review") throw new Error("The card is in review.");
      expect({ ...after, dueDay: before.dueDay }).toEqual(before);
      expect(after.dueDay).not.toBe(before.dueDay);
      await expectRightAggregates(store);
    });
  });

  it("takes the whole back", async () => {
    await withStore(async (store) => {
      await take(store, { "a.md": note(BN, DROPOUT) });
      await review(store, "批归一化");
      const before = await dumpOfState(store);
      const session = await take(store, { "a.md": note(DROPOUT.replace("神经元", "单元"), STOPPING) });
      const order = session.view.kind === "done" ? session.view.order : null;
      await session.undo(order ?? -1);
      expect(session.problems).toEqual([]);
      expect(session.view).toEqual({ kind: "choose" });
      expect(await dumpOfState(store)).toEqual(before);
    });
  });

  it("says why an import can no longer be taken back", async () => {
    await withStore(async (store) => {
      const first = await take(store, { "a.md": note(BN) });
      await take(store, { "a.md": note(BN, DROPOUT) });
      await first.undo(0);
      expect(first.problems).toMatchObject([{ kind: "store" }]);
      expect(first.view.kind).toBe("done");
      await first.past.read();
      expect(first.past.imports?.map(({ order, titles }) => [order, titles])).toEqual([
        [1, ["训练"]],
        [0, ["训练"]],
      ]);
    });
  });

  it("tells how far it has read a long note, and stops when it is told to", async () => {
    await withStore(async (store) => {
      const long = note(
        ...Array.from(
          { length: 400 },
          (_, index) => `## 第 ${index} 节 方法${index}\n\n方法${index}是一种方法。\n`,
        ),
      );
      const session = new ImportNotes({ ready: Promise.resolve(store) });
      const shares = new Set<number>();
      const reading = session.readFiles([file("long.md", long)]);
      while (session.view.kind !== "preview" && shares.size < 3) {
        if (session.view.kind === "reading") shares.add(session.view.share);
        await new Promise((resolve) => setTimeout(resolve));
      }
      session.cancel();
      await reading;
      expect(shares.size).toBeGreaterThan(1);
      expect(session.view).toEqual({ kind: "choose" });
      expect(await store.cards.count()).toBe(0);
    });
  });
});

describe("a pasted text", () => {
  it("outlives the page until it is imported", async () => {
    await withStore(async (store) => {
      keepPastedDraft(note(BN));
      const session = new ImportNotes({ ready: Promise.resolve(store) });
      await session.readText(readPastedDraft());
      expect(readPastedDraft()).toBe(note(BN));
      await session.accept();
      expect(readPastedDraft()).toBe("");
    });
  });
});
