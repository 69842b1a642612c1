import type { ParametersId } from "#lib/core/ids.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import { DEFAULT_WEIGHTS, type Weights } from "#lib/scheduling/weights.ts";
import type { ParametersRow } from "#lib/store/plan-rows.ts";

/** Weights that were in use once, or come with the app. */
export interface WeightVersion {
  /** Of the newest parameters with these weights; a name of its own for those that come with the app. */
  readonly id: ParametersId;
  readonly weights: Weights;
  /** Null for weights that come with the app or were set by hand. */
  readonly fitted: ParametersRow["fitted"];
  /** When parameters with them were made last; null for those that come with the app. */
  readonly madeAtMs: Milliseconds | null;
  readonly inUse: boolean;
}

/**
 * The different weights among all parameters, newest first: parameters also change with steps and the desired retention,
 * which is no new version of the weights. Those that come with the app are always there, last.
 */
export function weightVersions(rows: readonly ParametersRow[], inUse: Weights): WeightVersion[] {
  const ownVersions = new Map<string, WeightVersion>();
  for (const { id, settings, fitted, madeAtMs = 0 } of rows) {
    const { weights } = settings;
    const key = keyOf(weights);
    if (key === keyOf(DEFAULT_WEIGHTS)) continue;
    const known = ownVersions.get(key);
    const newest = known !== undefined && (known.madeAtMs ?? 0) > madeAtMs ? known : { id, madeAtMs };
    ownVersions.set(key, {
      id: newest.id,
      weights,
      fitted: fitted ?? known?.fitted ?? null,
      madeAtMs: newest.madeAtMs,
      inUse: key === keyOf(inUse),
    });
  }
  const given: WeightVersion = {
    id: "given" as ParametersId,
    weights: DEFAULT_WEIGHTS,
    fitted: null,
    madeAtMs: null,
    inUse: keyOf(inUse) === keyOf(DEFAULT_WEIGHTS),
  };
  return [...[...ownVersions.values()].sort((a, b) => (b.madeAtMs ?? 0) - (a.madeAtMs ?? 0)), given];
}

function keyOf(weights: Weights): string {
  return weights.join(" ");
}
