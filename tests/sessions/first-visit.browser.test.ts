import { expect, it } from "vitest";

import type { App } from "#lib/sessions/app.svelte.ts";
import { installBuiltInContent } from "#lib/sessions/built-in-content.ts";
import { Today } from "#lib/sessions/today.svelte.ts";
import { withStore } from "../store/temporary-store.ts";

it("has one deck and the exercises at once, and the other decks when the learner pauses", async () => {
  await withStore(async (store) => {
    let pause = (): void => undefined;
    const free = new Promise<void>((resolve) => (pause = resolve));
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    let asked = (): void => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const all = installBuiltInContent(
      store,
      "en",
      () => begin(),
      () => {
        asked();
        return free;
      },
    );
    await Promise.all([begun, isAsked]);
    expect((await store.notes.toArray()).map(({ language }) => language)).toEqual(["en"]);
    expect(await store.parameters.count()).toBe(2);
    expect((await store.cards.toArray()).some(({ kind }) => kind === "exercise")).toBe(true);
    pause();
    await all;
    const languages = (await store.notes.toArray()).map(({ language }) => language);
    expect(languages.filter((language) => language === "zh")).toHaveLength(languages.length / 2);
    expect(languages.length).toBeGreaterThan(2);
  });
});

it("is being prepared, and never all done, until there is something to review", async () => {
  await withStore(async (store) => {
    let begun = (): void => undefined;
    const content = new Promise<void>((resolve) => (begun = resolve));
    const app = { ready: Promise.resolve(store), content, contentReady: false };
    const today = new Today(app as unknown as App);
    const refreshed = today.refresh();
    await expect.poll(() => today.view.kind).toBe("preparing");
    await installBuiltInContent(store, "en");
    app.contentReady = true;
    begun();
    await refreshed;
    expect(today.view).toMatchObject({ kind: "ready", due: 0, fresh: 20, hasReady: false });
  });
});
