import { describe, expect, it } from "vitest";

import { ImportNotes } from "#lib/sessions/import-notes.svelte.ts";
import { Links } from "#lib/sessions/links.svelte.ts";
import type { Store } from "#lib/store/open.ts";
import { withStore } from "../store/temporary-store.ts";

const FIRST = "# 甲\n\n## 正则化\n\n- **Dropout**：训练时随机丢弃神经元\n- **早停**：验证集变差时停止训练\n";
const SECOND =
  "# 乙\n\n## 防止过拟合\n\n- **随机失活**：一种正则化方法\n- **早停法**：验证集变差时停止训练。\n";

const file = (name: string, text: string): File => new File([text], name, { type: "text/markdown" });

async function take(store: Store, ...files: File[]): Promise<ImportNotes> {
  const session = new ImportNotes({ ready: Promise.resolve(store) });
  await session.readFiles(files);
  await session.accept();
  return session;
}

async function linksOf(store: Store): Promise<Links> {
  const links = new Links({ ready: Promise.resolve(store), allContent: Promise.resolve() });
  await links.refresh();
  return links;
}

/** The cards that are asked, by their answers. */
async function asked(store: Store): Promise<string[]> {
  const cards = (await store.cards.toArray()).filter((card) => !card.archived);
  const backs = [];
  for (const { id } of cards) {
    const sources = await store.sources.where("cardId").equals(id).toArray();
    backs.push(`${sources[0]?.back} ${sources.map(({ source }) => source.file).join("+")}`);
  }
  return backs.sort();
}

describe.each([
  ["together", async (store: Store) => [await take(store, file("a.md", FIRST), file("b.md", SECOND))]],
  [
    "one after the other",
    async (store: Store) => [await take(store, file("a.md", FIRST)), await take(store, file("b.md", SECOND))],
  ],
])("notes imported %s", (_, takeBoth) => {
  it("share what they say in the same words, and leave the rest to the learner", async () => {
    await withStore(async (store) => {
      const session = (await takeBoth(store)).at(-1);
      expect(session?.openPairs).toBe(1);
      expect(await asked(store)).toContain("验证集变差时停止训练 a.md+b.md");
      const links = await linksOf(store);
      expect(links.counts.open).toBe(1);
      const backs = links.pair?.sides.map(({ backHtml }) => backHtml.replace(/<[^>]+>/g, "").trim());
      expect(backs?.toSorted()).toEqual(["一种正则化方法", "训练时随机丢弃神经元"].toSorted());
    });
  });

  it("change nothing when they are imported again, whatever was decided", async () => {
    for (const answer of ["same", "two", "contradiction"] as const) {
      await withStore(async (store) => {
        await takeBoth(store);
        const links = await linksOf(store);
        await links.answer(answer);
        const [cards, pairs] = [await asked(store), await store.links.toArray()];
        await takeBoth(store);
        await take(store, file("b.md", SECOND), file("a.md", FIRST));
        expect(await asked(store)).toEqual(cards);
        expect(await store.links.toArray()).toEqual(pairs);
      });
    }
  });

  it("part again when the learner takes it back", async () => {
    await withStore(async (store) => {
      await takeBoth(store);
      const before = await asked(store);
      const links = await linksOf(store);
      await links.answer("same");
      expect(links.pair).toBeNull();
      expect(await asked(store)).toHaveLength(before.length - 2);
      await links.undo();
      expect(await asked(store)).toEqual(before);
      expect(links.last).toBe("undone");
      expect(links.pair).not.toBeNull();
    });
  });
});
