import type { DeckId, PresetId } from "#lib/core/ids.ts";
import type { Moment } from "#lib/core/time.ts";
import { getLocale } from "#lib/paraglide/runtime.js";
import { isByHand } from "#lib/store/by-hand-id.ts";
import { deckSummaries } from "#lib/store/counts.ts";
import type { Store } from "#lib/store/open.ts";
import { namedDeck } from "../deck-names.ts";
import { studyDayEndMs, studyMomentBy } from "../study-day.ts";
import { planOf, type StudyPlans } from "../study-plan.ts";

/** A deck, and the plan it has. */
export interface DeckChoice {
  readonly id: DeckId;
  readonly name: string;
  /** Null for the standard plan. */
  readonly presetId: PresetId | null;
  readonly planName: string | null;
}

/** Every deck that has cards or notes, by name. */
export async function deckChoices(
  store: Store,
  plans: StudyPlans,
  names: ReadonlyMap<PresetId, string>,
  moment: Moment,
): Promise<readonly DeckChoice[]> {
  const { settings } = plans.standard;
  const { studyDay } = studyMomentBy(settings, moment);
  const summaries = await deckSummaries(store, { studyDay, stepsUntilMs: studyDayEndMs(moment, settings) });
  return summaries
    .filter(({ total, suspended, notes }) => total + suspended > 0 || notes.some(({ id }) => !isByHand(id)))
    .map((summary): DeckChoice => {
      const { id, name } = namedDeck(summary, getLocale());
      const { presetId } = planOf({ kind: "basic", deckId: id }, plans);
      const isStandard = presetId === plans.standard.presetId;
      return {
        id,
        name,
        presetId: isStandard ? null : presetId,
        planName: isStandard ? null : (names.get(presetId) ?? presetId),
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, getLocale()));
}
