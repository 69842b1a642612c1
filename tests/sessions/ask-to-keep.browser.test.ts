import { afterEach, expect, it, vi } from "vitest";

import { askToKeep } from "#lib/sessions/ask-to-keep.ts";
import { saveNote } from "#lib/store/save-note.ts";
import { momentAfter, rate } from "../store/reviewing.ts";
import { card, cardIdOf, note, valueOf } from "../store/samples.ts";
import { withStore } from "../store/temporary-store.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** A browser that has not promised yet. */
function browser(answer: boolean) {
  vi.spyOn(navigator.storage, "persisted").mockResolvedValue(false);
  return vi.spyOn(navigator.storage, "persist").mockResolvedValue(answer);
}

it("asks the browser to keep the data once there is something of the learner's own, and not every day", async () => {
  await withStore(async (store) => {
    const persist = browser(false);
    valueOf(await saveNote(store, note("a"), [card("BatchNorm")]));
    await askToKeep(store);
    expect(persist).not.toHaveBeenCalled();
    valueOf(await rate(store, cardIdOf("BatchNorm"), 3, momentAfter(0)));
    await askToKeep(store);
    await askToKeep(store);
    expect(persist).toHaveBeenCalledOnce();
  });
});

it("does not ask a browser that has promised already", async () => {
  await withStore(async (store) => {
    const persist = browser(true);
    vi.spyOn(navigator.storage, "persisted").mockResolvedValue(true);
    valueOf(await saveNote(store, note("a"), [card("BatchNorm")]));
    valueOf(await rate(store, cardIdOf("BatchNorm"), 3, momentAfter(0)));
    await askToKeep(store);
    expect(persist).not.toHaveBeenCalled();
  });
});
