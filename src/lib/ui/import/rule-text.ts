import type { RuleName } from "#lib/notes/facts/fact.ts";
import { m } from "#lib/paraglide/messages.js";

const NAMES: Readonly<Partial<Record<string, () => string>>> = {
  table: m.import_rule_table,
  formula: m.import_rule_formula,
  label: m.import_rule_label,
  term: m.import_rule_term,
  question: m.import_rule_question,
  definition: m.import_rule_definition,
  mark: m.import_rule_mark,
  code: m.import_rule_code,
  year: m.import_rule_year,
  gloss: m.import_rule_gloss,
  steps: m.import_rule_steps,
  set: m.import_rule_set,
} satisfies Record<RuleName, () => string>;

/** What the rule that made a card is called. */
export function ruleText(rule: string): string {
  return NAMES[rule]?.() ?? rule;
}
