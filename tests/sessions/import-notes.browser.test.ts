import { describe, expect, it } from "vitest";

import { ImportNotes, type ImportSaving } from "#lib/sessions/import-notes.svelte.ts";
import type { Store } from "#lib/store/open.ts";
import { dumpOfState } from "../store/dump.ts";
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

  it("draws nothing again that reads as it did", async () => {
    await withStore(async (store) => {
      const first = importing(store);
      await first.readFiles([file("a.md", NOTE)]);
      await first.accept();
      const drawn = "<p>drawn before</p>";
      await store.sources.toCollection().modify({ backHtml: drawn });
      const again = importing(store);
      await again.readFiles([file("a.md", NOTE.replace("每一步走多远", "每一步的长度"))]);
      await again.accept();
      const backs = new Map((await store.sources.toArray()).map(({ back, backHtml }) => [back, backHtml]));
      expect(backs.get("累积历史梯度")).toBe(drawn);
      expect(backs.get("每一步的长度")).toContain("每一步的长度");
    });
  });

  it("goes back at once where there is nothing to read", async () => {
    await withStore(async (store) => {
      const session = importing(store);
      const totals: number[] = [];
      const watch = setInterval(() => {
        if (session.view.kind === "reading") totals.push(session.view.total);
      });
      await session.readFiles([file("empty.md", "\n")]);
      clearInterval(watch);
      expect(session.problems).toEqual([{ kind: "empty", file: "empty.md" }]);
      expect(session.view).toEqual({ kind: "choose" });
      expect(totals).not.toContain(0);
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

  it("counts the cards while it saves, and goes back to the preview as it was when it is cancelled", async () => {
    await withStore(async (store) => {
      const sections = Array.from({ length: 150 }, (_, index) => `- **方法${index}**：第 ${index} 种方法\n`);
      const session = importing(store);
      await session.readFiles([file("a.md", `# 方法\n\n${sections.join("")}`)]);
      const preview = session.view;
      const [first] = preview.kind === "preview" ? (preview.notes[0]?.reading.cards ?? []) : [];
      if (first === undefined) throw new Error("The note gives cards.");
      session.decisions.choose(first.id, false);
      const { chosen } = session.decisions;
      const before = await dumpOfState(store);

      const saving = session.accept();
      const seen: ImportSaving[] = [];
      while (seen.length < 2) {
        if (session.view.kind === "saving" && session.view.cards !== seen.at(-1)?.cards)
          seen.push(session.view);
        await new Promise((resolve) => setTimeout(resolve));
      }
      session.cancelSaving();
      await saving;
      expect(seen.map(({ total }) => total)).toEqual([chosen, chosen]);
      expect(seen[1]?.share).toBeGreaterThan(seen[0]?.share ?? 1);
      expect(session.view).toBe(preview);
      expect(session.problems).toEqual([]);
      expect(session.decisions.declined).toEqual(new Set([first.id]));
      expect(await dumpOfState(store)).toEqual(before);

      await session.accept();
      expect(session.view).toEqual({ kind: "done", cards: chosen, order: 0 });
      expect(await store.cards.count()).toBe(chosen);
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
