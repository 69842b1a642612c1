import { describe, expect, it } from "vitest";

import { ImportNotes } from "#lib/sessions/import-notes.svelte.ts";
import type { Store } from "#lib/store/open.ts";
import { withStore } from "../store/temporary-store.ts";

const NOTE = "# 优化器\n\n- **动量**：累积历史梯度\n- **学习率**：每一步走多远\n";

function importing(store: Store): ImportNotes {
  return new ImportNotes({ ready: Promise.resolve(store) });
}

const file = (name: string, text: string): File => new File([text], name, { type: "text/markdown" });

describe("importing notes", () => {
  it("stores nothing before the learner accepts", async () => {
    await withStore(async (store) => {
      const session = importing(store);
      await session.readFiles([file("a.md", NOTE)]);
      expect(session.view.kind).toBe("preview");
      expect(session.decisions.total).toBeGreaterThan(1);
      expect(await store.cards.count()).toBe(0);
    });
  });

  it("stores what was chosen, and remembers what was not", async () => {
    await withStore(async (store) => {
      const session = importing(store);
      await session.readFiles([file("a.md", NOTE)]);
      const [first] = session.view.kind === "preview" ? (session.view.notes[0]?.reading.cards ?? []) : [];
      if (first === undefined) throw new Error("The note gives cards.");
      session.decisions.choose(first.id, false);
      const { chosen, total } = session.decisions;
      await session.accept();
      expect(session.view).toEqual({ kind: "done", cards: chosen, order: 0 });
      expect(await store.cards.count()).toBe(total - 1);
      const again = importing(store);
      await again.readFiles([file("a.md", NOTE)]);
      expect(again.decisions.declined.has(first.id)).toBe(true);
    });
  });

  it("changes nothing when the same note is imported twice", async () => {
    await withStore(async (store) => {
      for (let time = 0; time < 2; time += 1) {
        const session = importing(store);
        await session.readFiles([file("a.md", NOTE)]);
        await session.accept();
      }
      const cards = await store.cards.toArray();
      expect(cards.every((card) => card.revision === 0)).toBe(true);
      expect(await store.sources.count()).toBe(cards.length);
    });
  });

  it("reads one of two files of one name and says so; a picture does not stop the rest", async () => {
    await withStore(async (store) => {
      const session = importing(store);
      const picture = new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0)], "a.png");
      await session.readFiles([file("a.md", NOTE), picture, file("a.md", "# 别的\n\n- **偏置**：平移\n")]);
      expect(session.problems).toEqual([
        { kind: "not-text", file: "a.png" },
        { kind: "same-name", file: "a.md" },
      ]);
      expect(session.view.kind === "preview" && session.view.notes).toHaveLength(1);
    });
  });

  it("forgets a preview that was cancelled", async () => {
    await withStore(async (store) => {
      const session = importing(store);
      const reading = session.readFiles([file("a.md", NOTE)]);
      session.cancel();
      await reading;
      expect(session.view).toEqual({ kind: "choose" });
    });
  });
});
