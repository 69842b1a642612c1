import { describe, expect, it } from "vitest";

import type { ComparedFigure } from "./figure.ts";
import { measure } from "./measure.ts";

const described = { figure: "a-thing", about: "", against: "", unit: "ms", goal: 1 } as const;

/** A figure that writes down what was measured, in order. */
function recorded(repetitions: number, warmUp: number, calls: string[]): ComparedFigure {
  const record = (name: string) => async (): Promise<number> => calls.push(name);
  const close = async (): Promise<void> => void calls.push("close");
  return {
    ...described,
    kind: "compared",
    repetitions,
    warmUp,
    open: async () => ({ figure: record("figure"), limit: record("limit"), close }),
  };
}

describe("measuring", () => {
  it("takes figure and limit in turn, each of them first as often as the other", async () => {
    const calls: string[] = [];
    await measure(recorded(4, 0, calls));
    expect(calls.join(" ")).toBe("figure limit limit figure figure limit limit figure close");
  });

  it("throws what it measured while warming up away", async () => {
    const calls: string[] = [];
    const measured = await measure(recorded(2, 1, calls));
    // The first pair gave 1 and 2.
    expect(measured).toMatchObject({
      kind: "compared",
      own: { count: 2, median: 4.5 },
      limit: { median: 4.5 },
    });
  });

  it("closes what it opened and says why, when something cannot be measured", async () => {
    const calls: string[] = [];
    const broken = recorded(2, 0, calls);
    const measured = await measure({
      ...broken,
      open: async () => ({ ...(await broken.open()), limit: () => Promise.reject(new Error("gone")) }),
    });
    expect(measured).toMatchObject({ kind: "failed", reason: "gone" });
    expect(calls.at(-1)).toBe("close");
  });
});
