import type { Language } from "#lib/core/language.ts";
import type { Half } from "#lib/exercises/exercise.ts";
import { m } from "#lib/paraglide/messages.js";
import type { GradientMeasure } from "./gradient.ts";
import type { GradientAgainstForward, Halves, HalfState, StageReport } from "./insight.ts";
import { distinctTexts } from "./number-text.ts";
import type { ExplainableVerdict } from "./verdict.ts";

/** What the judged cases together say about a failure: which half it is in, and at which stage it begins. Sentences. */
export function insightTexts({ halves, stages }: ExplainableVerdict, locale: Language): readonly string[] {
  const stagesInWords = stagesText(stages, locale);
  return [...halvesTexts(halves, locale), ...(stagesInWords === null ? [] : [stagesInWords])];
}

/** A gradient beside what forward does, in a sentence. */
export function gradientText(
  gradient: GradientMeasure & { readonly input: string },
  locale: Language,
): string {
  const { input } = gradient;
  const [fromBackward, fromForward] = distinctTexts(gradient.fromBackward, gradient.fromForward);
  return m.grading_gradient_detail({ input, fromBackward, fromForward }, { locale });
}

/** The state of a stage in words, as it stands in a list. */
export function stageText({ title, state }: StageReport, locale: Language): string {
  return stateText(title[locale], state, locale);
}

/** The state of a half in words. */
export function halfText(half: Half, state: Halves["backward"], locale: Language): string {
  const names = { forward: m.grading_half_name_forward, backward: m.grading_half_name_backward };
  const title = names[half]({}, { locale });
  return state === "true-to-forward"
    ? m.grading_half_state_true({ title }, { locale })
    : stateText(title, state, locale);
}

function stateText(title: string, state: HalfState, locale: Language): string {
  const inputs = { title };
  switch (state) {
    case "right":
      return m.grading_stage_right(inputs, { locale });
    case "wrong":
      return m.grading_stage_wrong(inputs, { locale });
    case "unknown":
      return m.grading_stage_unknown(inputs, { locale });
  }
}

function halvesTexts(halves: Halves | null, locale: Language): readonly string[] {
  if (halves === null) return [];
  const sentence = halvesText(halves, locale);
  return [...(sentence === null ? [] : [sentence]), ...disagreementTexts(halves.gradient, locale)];
}

function halvesText({ forward, backward }: Halves, locale: Language): string | null {
  const inLanguage = { locale };
  switch (backward) {
    case "true-to-forward":
      return m.grading_half_true({}, inLanguage);
    case "right":
      return forward === "wrong" ? m.grading_half_forward({}, inLanguage) : null;
    case "wrong":
      if (forward === "right") return m.grading_half_backward({}, inLanguage);
      return forward === "wrong" ? m.grading_halves_both({}, inLanguage) : null;
    case "unknown":
      if (forward === "right") return m.grading_half_forward_ran({}, inLanguage);
      return forward === "wrong" ? m.grading_half_forward_first({}, inLanguage) : null;
  }
}

/** Nothing where backward does what forward does: then the halves say all there is to say. */
function disagreementTexts(gradient: GradientAgainstForward | null, locale: Language): readonly string[] {
  return gradient === null || gradient.tolerancesOff <= 1 ? [] : [gradientText(gradient, locale)];
}

/** The stages up to the first that is wrong: what comes after builds on it. Null where none is wrong. */
export function stagesText(stages: readonly StageReport[], locale: Language): string | null {
  const firstWrong = stages.findIndex(({ state }) => state === "wrong");
  if (firstWrong === -1) return null;
  const told = stages.slice(0, firstWrong + 1).filter(({ state }) => state !== "unknown");
  const list = told.map((report) => stageText(report, locale));
  return m.grading_stages({ list: list.join(m.grading_stages_separator({}, { locale })) }, { locale });
}
