import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

import type { Question } from "../facts/fact.ts";
import { askNamedFormulaEn, askNamedFormulaZh } from "./attribute.ts";
import { possessive, spaced } from "./chinese.ts";
import { definite, inSentence } from "./english.ts";
import { plain } from "./words.ts";

/** A display formula by the name of what it is the formula of, or by its left-hand side where there are several. */
export function askFormula(
  name: string,
  { attributes, symbol, ordinal }: Question & { ask: "formula" },
  locale: Language,
): string {
  const owner = [name, ...attributes].map(plain);
  const path = nameOf(owner, locale);
  if (symbol !== null)
    return m.notes_ask_formula_symbol({ path: heading(owner, locale), symbol: `$${symbol}$` }, { locale });
  if (ordinal !== null)
    return m.notes_ask_formula_ordinal(
      { path: locale === "zh" ? spaced(path) : definite(path), ordinal },
      { locale },
    );
  return locale === "zh" ? askNamedFormulaZh(owner) : askNamedFormulaEn(path);
}

/** "过拟合的解决方法", "solutions of overfitting". */
export function nameOf(owner: readonly string[], locale: Language): string {
  if (locale === "zh") return possessive(owner);
  const [first = "", ...properties] = owner;
  return properties.reduce((path, property) => `${property} of ${definite(path)}`, first);
}

/** The same in front of a colon. */
function heading(owner: readonly string[], locale: Language): string {
  return locale === "zh" ? spaced(possessive(owner)) : capital(nameOf(owner, locale));
}

function capital(text: string): string {
  const lower = inSentence(text);
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
