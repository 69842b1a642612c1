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
  "front-matter": m.notes_mark_skip_front_matter,
  comment: m.notes_mark_skip_comment,
  embed: m.notes_mark_skip_embed,
  diagram: m.notes_mark_skip_diagram,
  tags: m.notes_mark_skip_tags,
  anchor: m.notes_mark_skip_anchor,
  footnote: m.notes_mark_skip_footnote,
  circular: m.notes_skip_circular,
  duplicate: m.notes_skip_duplicate,
  overlong: m.notes_skip_overlong,
  "too-deep": m.notes_skip_too_deep,
} satisfies Record<SkipReason, unknown>;

const WARNINGS = {
  "long-answer": m.notes_warning_long_answer,
  "same-question": m.notes_warning_same_question,
  "duplicate-id": m.notes_warning_duplicate_id,
  "no-subject": m.notes_lint_no_subject,
  "leans-on-context": m.notes_lint_leans_on_context,
  "bare-answer": m.notes_lint_bare_answer,
  announcement: m.notes_lint_announcement,
  "heading-answer": m.notes_lint_heading_answer,
  echo: m.notes_lint_echo,
  "broken-markdown": m.notes_lint_broken_markdown,
} satisfies Record<CardWarning, unknown>;

/** Why a passage makes no card, in words. Without a language: that of the interface. */
export function skipReasonText(reason: SkipReason, language?: Language): string {
  return REASONS[reason]({}, language === undefined ? {} : { locale: language });
}

/** What is doubtful about a card, in words. Without a language: that of the interface. */
export function warningText(warning: CardWarning, language?: Language): string {
  return WARNINGS[warning]({}, language === undefined ? {} : { locale: language });
}
