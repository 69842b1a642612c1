import { describe, expect, it } from "vitest";

import type { PresetId } from "#lib/core/ids.ts";
import { FORGETFUL, simulatedLog } from "#lib/scheduling/testing/simulated-log.ts";
import { DEFAULT_WEIGHTS } from "#lib/scheduling/weights.ts";
import { fitLog, surveyLog } from "./fit-log.ts";

const QUESTION = { presetIds: ["default" as PresetId], inUse: DEFAULT_WEIGHTS };
const LOG = simulatedLog({ weights: FORGETFUL, seed: 3, ratings: 600 });

describe("a fit of a log", () => {
  it("keeps the weights that foretell the later reviews better, and no others", async () => {
    const better = await fitLog(LOG, QUESTION, () => Promise.resolve(FORGETFUL));
    expect(better).toMatchObject({ kind: "judged", weights: FORGETFUL, verdict: { better: true } });
    const worse = await fitLog(LOG, { ...QUESTION, inUse: FORGETFUL }, () =>
      Promise.resolve(DEFAULT_WEIGHTS),
    );
    expect(worse).toMatchObject({ kind: "judged", verdict: { better: false } });
    const same = await fitLog(LOG, QUESTION, () => Promise.resolve(DEFAULT_WEIGHTS));
    expect(same).toMatchObject({ kind: "judged", verdict: { better: false } });
  });

  it("trains on what the survey counts as earlier, and never on what judges", async () => {
    const { earlier, later, items } = surveyLog(LOG, QUESTION);
    let trained = 0;
    await fitLog(LOG, QUESTION, ({ lengths }) => {
      trained = lengths.length;
      return Promise.resolve(DEFAULT_WEIGHTS);
    });
    expect(trained).toBe(earlier);
    expect(earlier + later).toBe(items);
    expect(later).toBeGreaterThan(0);
  });

  it("refuses what no schedule can be made from", async () => {
    const broken = await fitLog(LOG, QUESTION, () => Promise.resolve(DEFAULT_WEIGHTS.with(20, Number.NaN)));
    expect(broken).toEqual({
      kind: "unusable",
      problem: { kind: "out-of-range", index: 20, value: Number.NaN },
    });
  });

  it("does not begin with too few reviews, or with those of other presets", async () => {
    const never = () => Promise.reject(new Error("It began."));
    expect(await fitLog(LOG.slice(0, 12), QUESTION, never)).toMatchObject({ kind: "too-few" });
    const others = { ...QUESTION, presetIds: ["other" as PresetId] };
    expect(await fitLog(LOG, others, never)).toMatchObject({
      kind: "too-few",
      survey: { items: 0, enough: false },
    });
  });
});
