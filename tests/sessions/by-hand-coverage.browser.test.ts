import { expect, it } from "vitest";

import { AddCard } from "#lib/sessions/edit/add-card.svelte.ts";
import { readShownNote, type ShownNote } from "#lib/sessions/shown-note.ts";
import type { Store } from "#lib/store/open.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { undoLast } from "#lib/store/undo.ts";
import { momentAfter } from "../store/reviewing.ts";
import { note, noteIdOf, valueOf } from "../store/samples.ts";
import { withStore } from "../store/temporary-store.ts";

const NOTE = noteIdOf("own");
const CHAT = "Nobody has a rule for this chat. It says two things, and neither has a name.";
const PAIR = `- ${CHAT.replace("chat", "item")}`;
const SOURCE = `# Own\n\n${CHAT}\n\n${PAIR}\n`;

async function save(store: Store, source: string): Promise<void> {
  valueOf(await saveNote(store, note("own", { source }), []));
}

async function shown(store: Store): Promise<ShownNote> {
  const pace = { pause: () => Promise.resolve() };
  const read = await readShownNote(store, NOTE, momentAfter(0), pace);
  if (read === null || read === undefined) throw new Error("The note is not there.");
  return read;
}

/** The lines that a card was made from, and how much of the note that is. */
async function covered(store: Store): Promise<{ lines: number[]; share: number }> {
  const { blocks, figure } = await shown(store);
  const carded = blocks.filter(({ state }) => state.kind === "carded");
  return { lines: carded.map(({ startLine }) => startLine), share: figure.share ?? 0 };
}

async function makeCard(store: Store, line: number): Promise<void> {
  const form = new AddCard({ ready: Promise.resolve(store), allContent: Promise.resolve() });
  await form.open({ noteId: NOTE, line });
  form.front = "What does nobody have?";
  expect(await form.save()).toBe(true);
}

it("a card written by hand from a passage counts for its note while the passage says the same, wherever it stands", async () => {
  await withStore(async (store) => {
    await save(store, SOURCE);
    expect(await covered(store)).toEqual({ lines: [], share: 0 });
    await makeCard(store, 3);
    const { lines, share } = await covered(store);
    expect(lines).toEqual([3]);
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
    await makeCard(store, 5);
    expect((await covered(store)).lines).toEqual([3, 5]);
    const { cards } = await shown(store);
    expect(cards.size).toBe(2);

    await save(
      store,
      `# Own\n\n## A part\n\n${CHAT}\n\n- Something else, of which nobody says a word either.\n`,
    );
    expect((await covered(store)).lines).toEqual([5]);
    await save(store, SOURCE);
    expect((await covered(store)).lines).toEqual([3, 5]);

    valueOf(await undoLast(store, momentAfter(1)));
    expect((await covered(store)).lines).toEqual([3]);
  });
});

it("what was typed and not saved still knows its passage", async () => {
  await withStore(async (store) => {
    await save(store, SOURCE);
    const app = { ready: Promise.resolve(store), allContent: Promise.resolve() };
    const form = new AddCard(app);
    await form.open({ noteId: NOTE, line: 3 });
    form.front = "What does nobody have?";
    form.typed();
    await form.flush();
    const again = new AddCard(app);
    await again.open();
    expect(again.front).toBe("What does nobody have?");
    await again.save();
    expect((await covered(store)).lines).toEqual([3]);
    // The next card is not of that passage.
    again.front = "Another?";
    again.back = "Yes.";
    await again.save();
    expect((await shown(store)).cards.size).toBe(1);
  });
});
