import { describe, expect, it } from "vitest";

import type { CardId } from "#lib/core/ids.ts";
import { builtInNote } from "#lib/sessions/built-in-note.ts";
import { prepareReading } from "#lib/sessions/prepare-note.ts";
import { previewNotes } from "#lib/sessions/note-preview.ts";
import { cardContent } from "#lib/store/card-content.ts";
import type { Store } from "#lib/store/open.ts";
import { saveNotes } from "#lib/store/save-note.ts";
import { dump } from "../store/dump.ts";
import { valueOf } from "../store/samples.ts";
import { withStore } from "../store/temporary-store.ts";

interface File {
  readonly name: string;
  readonly text: string;
}

const definition = (answer: string): string => `# 笔记\n\n## Dropout\n\nDropout 是${answer}。\n`;
const named = (answer: string): string => `## BN\n\nBN 是${answer}。 <!-- card: id=bn -->\n`;

/** Imports files together, all cards taken; their cards. */
async function take(store: Store, ...files: readonly File[]): Promise<CardId[][]> {
  const notes = await previewNotes(store, files);
  const prepared = notes.map(({ file, noteId, reading }) =>
    prepareReading({ text: file.text, file: file.name, noteId, importedAtMs: 1 }, reading, new Set()),
  );
  valueOf(await saveNotes(store, prepared));
  return notes.map((note) => note.reading.cards.map((card) => card.id));
}

async function backsOf(store: Store, ids: readonly CardId[][]): Promise<(string | undefined)[]> {
  const contents = await Promise.all(ids.flat().map((id) => cardContent(store, id, "zh")));
  return contents.map((content) => content?.face.back);
}

describe("two notes with cards of one name", () => {
  it("share the card where they say the same", async () => {
    await withStore(async (store) => {
      const [first] = await take(store, { name: "a.md", text: definition("随机丢弃") });
      const [second] = await take(store, { name: "b.md", text: definition("随机丢弃") });
      expect(second).toEqual(first);
      expect(await store.cards.count()).toBe(1);
    });
  });

  it.each([
    ["one after the other", false],
    ["together", true],
  ])("each keep their answer where they disagree, imported %s", async (_, together) => {
    await withStore(async (store) => {
      const files = ["随机丢弃", "一种正则化", "别的什么"].map((answer, index) => ({
        name: `${index}.md`,
        text: definition(answer),
      }));
      const ids: CardId[][] = [];
      for (const batch of together ? [files] : files.map((file) => [file]))
        ids.push(...(await take(store, ...batch)));
      expect(await backsOf(store, ids)).toEqual([
        "Dropout 是随机丢弃。",
        "Dropout 是一种正则化。",
        "Dropout 是别的什么。",
      ]);
      const before = await dump(store);
      for (const file of files) {
        const [preview] = await previewNotes(store, [file]);
        expect(preview?.groups.flatMap((group) => group.cards.map((card) => card.state))).toEqual(["same"]);
      }
      await take(store, ...files);
      expect(await dump(store)).toEqual(before);
    });
  });

  it("leave a built-in card as it is, even if a note uses its id", async () => {
    await withStore(async (store) => {
      const { note, cards } = builtInNote("bn.zh.md", named("批归一化"));
      valueOf(await saveNotes(store, [{ note: { ...note, importedAtMs: 0 }, cards }]));
      const [ids = []] = await take(store, { name: "mine.md", text: named("宝马的一半") });
      expect(ids).not.toContain("bn");
      expect(await backsOf(store, [["bn" as CardId], ids])).toEqual(["BN 是批归一化。", "BN 是宝马的一半。"]);
    });
  });

  it("part when one of them changes its answer, and the other keeps the card", async () => {
    await withStore(async (store) => {
      const [shared = []] = await take(store, { name: "a.md", text: definition("随机丢弃") });
      await take(store, { name: "b.md", text: definition("随机丢弃") });
      const [changed = []] = await take(store, { name: "b.md", text: definition("一种正则化") });
      expect(await backsOf(store, [shared, changed])).toEqual([
        "Dropout 是随机丢弃。",
        "Dropout 是一种正则化。",
      ]);
      const sources = await store.sources.where("cardId").anyOf(shared).toArray();
      expect(sources.map((source) => source.source.file)).toEqual(["a.md"]);
    });
  });
});
