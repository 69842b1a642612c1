import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

import type { CardWarning } from "./card.ts";
import type { SkipReason } from "./skip.ts";

const REASONS = {
  directive: m.notes_skip_directive,
  "invalid-directive": m.notes_skip_invalid_directive,
  contents: m.notes_skip_contents,
  resources: m.notes_skip_resources,
  badge: m.notes_skip_badge,
  image: m.notes_skip_image,
  "last-updated": m.notes_skip_last_updated,
  "about-note": m.notes_skip_about_note,
  placeholder: m.notes_skip_placeholder,
  html: m.notes_skip_html,
  circular: m.notes_skip_circular,
  duplicate: m.notes_skip_duplicate,
  overlong: m.notes_skip_overlong,
  "too-deep": m.notes_skip_too_deep,
} satisfies Record<SkipReason, unknown>;

const WARNINGS = {
  "long-answer": m.notes_warning_long_answer,
  "same-question": m.notes_warning_same_question,
  "duplicate-id": m.notes_warning_duplicate_id,
} satisfies Record<CardWarning, unknown>;

/** Why a passage makes no card, in words. Without a language: that of the interface. */
export function skipReasonText(reason: SkipReason, language?: Language): string {
  return REASONS[reason]({}, language === undefined ? {} : { locale: language });
}

/** What is doubtful about a card, in words. Without a language: that of the interface. */
export function warningText(warning: CardWarning, language?: Language): string {
  return WARNINGS[warning]({}, language === undefined ? {} : { locale: language });
}
