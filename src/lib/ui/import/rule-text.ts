import type { RuleName } from "#lib/notes/facts/fact.ts";
import { m } from "#lib/paraglide/messages.js";

const NAMES: Readonly<Partial<Record<string, () => string>>> = {
  table: m.import_rule_table,
  formula: m.import_rule_formula,
  label: m.import_rule_label,
  term: m.import_rule_term,
  question: m.import_rule_question,
  definition: m.import_rule_definition,
} satisfies Record<RuleName, () => string>;

/** What the rule that made a card is called. */
export function ruleText(rule: string): string {
  return NAMES[rule]?.() ?? rule;
}
