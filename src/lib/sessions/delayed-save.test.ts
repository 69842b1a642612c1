import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { DelayedSave } from "./delayed-save.ts";

describe("DelayedSave", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function recorded(): { saved: string[]; save: DelayedSave<string> } {
    const saved: string[] = [];
    const save = new DelayedSave<string>((value) => {
      saved.push(value);
      return Promise.resolve();
    }, 400);
    return { saved, save };
  }

  it("saves the last of a burst, once, when it is over", async () => {
    const { saved, save } = recorded();
    for (const text of ["a", "ab", "abc"]) {
      save.set(text);
      await vi.advanceTimersByTimeAsync(399);
    }
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(saved).toEqual(["abc"]);
  });

  it("saves at once when flushed, and not again afterwards", async () => {
    const { saved, save } = recorded();
    save.set("a");
    await save.flush();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saved).toEqual(["a"]);
  });

  it("saves nothing that was dropped", async () => {
    const { saved, save } = recorded();
    save.set("a");
    save.drop();
    await save.flush();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saved).toEqual([]);
  });

  it("keeps the order even if an earlier save is slow", async () => {
    const order: string[] = [];
    const save = new DelayedSave<number>(async (delay) => {
      await new Promise((resolve) => setTimeout(resolve, delay));
      order.push(String(delay));
    }, 10);
    save.set(500);
    void save.flush();
    save.set(1);
    const done = save.flush();
    await vi.advanceTimersByTimeAsync(1_000);
    await done;
    expect(order).toEqual(["500", "1"]);
  });
});
