import { describe, expect, it } from "vitest";

import type { ParametersId } from "#lib/core/ids.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { DEFAULT_WEIGHTS } from "#lib/scheduling/weights.ts";
import type { ParametersRow } from "#lib/store/plan-rows.ts";
import { weightVersions } from "./weight-versions.ts";

const OWN = DEFAULT_WEIGHTS.with(0, 0.5);
const OTHER = DEFAULT_WEIGHTS.with(0, 0.7);
const FITTED = { atMs: 10, reviews: 100, logLoss: 0.3 };

function row(id: string, changes: Partial<ParametersRow> & { readonly weights?: readonly number[] }) {
  const { weights = DEFAULT_WEIGHTS, ...others } = changes;
  return { id: id as ParametersId, settings: { ...DEFAULT_SETTINGS, weights }, fitted: null, ...others };
}

describe("versions of the weights", () => {
  it("are those that come with the app where there are no others, stored or not", () => {
    const given = [{ weights: DEFAULT_WEIGHTS, inUse: true, madeAtMs: null, fitted: null }];
    expect(weightVersions([], DEFAULT_WEIGHTS)).toMatchObject(given);
    const rows = [row("a", {}), row("b", { madeAtMs: 5 })];
    expect(weightVersions(rows, DEFAULT_WEIGHTS)).toMatchObject(given);
  });

  it("are newest first, and the one in use says so", () => {
    const rows = [
      row("a", { weights: OWN, fitted: FITTED, madeAtMs: 10 }),
      row("b", { weights: OTHER, fitted: FITTED, madeAtMs: 20 }),
    ];
    const versions = weightVersions(rows, OWN);
    expect(versions.map(({ weights }) => weights)).toEqual([OTHER, OWN, DEFAULT_WEIGHTS]);
    expect(versions.map(({ inUse }) => inUse)).toEqual([false, true, false]);
  });

  it("do not change with steps or the desired retention, and keep how they were fitted", () => {
    const fitted = row("a", { weights: OWN, fitted: FITTED, madeAtMs: 10 });
    const sinceThen = row("b", { weights: OWN, madeAtMs: 30 });
    for (const rows of [
      [fitted, sinceThen],
      [sinceThen, fitted],
    ])
      expect(weightVersions(rows, OWN)[0]).toEqual({
        id: "b",
        weights: OWN,
        fitted: FITTED,
        madeAtMs: 30,
        inUse: true,
      });
  });
});
