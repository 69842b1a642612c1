/** The page that fills the app's database, from the app's own origin. */
import { retractedColumns } from "#lib/scheduling/column-retractions.ts";
import { inReplayOrder } from "#lib/scheduling/replay-order.ts";
import { retractedIds } from "#lib/scheduling/retractions.ts";
import { stabilityBin } from "#lib/scheduling/stability-bin.ts";
import { openStore } from "#lib/store/open.ts";
import { fillStore } from "../fill-store.ts";
import type { LearnerSize } from "../learner.ts";
import type { Wording } from "../wording.ts";

/** Of what was put in. */
export interface Seeded {
  readonly cards: number;
  readonly entries: number;
  /** The learner's present. */
  readonly presentMs: number;
}

export interface SeedPage {
  seed(options: LearnerSize & { readonly wordings: readonly Wording[] }): Promise<Seeded>;
}

const page: SeedPage = {
  async seed(options) {
    const opened = await openStore({
      rules: {
        stabilityBin,
        inReplayOrder,
        retractedIds,
        loadRetractedColumns: () => Promise.resolve(retractedColumns),
      },
    });
    if (!opened.ok) throw new Error(`The database did not open: ${opened.error.kind}.`);
    const { cards, device, present } = await fillStore(opened.value, options);
    opened.value.close();
    return { cards: cards.length, entries: device.nextSeq, presentMs: present.atMs };
  },
};

Object.assign(globalThis, { gradus: page });
