import { assertNever } from "#lib/core/assert-never.ts";
import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

import type { Fact, Question } from "./facts/fact.ts";

const SEPARATOR = " · ";

/** Between a question and the passage it asks about: blocks of their own. */
const PASSAGE = "\n\n";

/** The question of a fact in the note's language, as Markdown on one line; a passage to fill in follows it as blocks. */
export function phrase(fact: Fact, language: Language): string {
  return tidy(words(fact, language), language);
}

/** The same question with more of its context in front, for where two cards would ask alike. */
export function phraseWithin(context: string, question: string, language: Language): string {
  return tidy(`${context}${SEPARATOR}${question}`, language);
}

function words(fact: Fact, locale: Language): string {
  const { question } = fact;
  const besideHan = locale === "zh" ? spaced : (text: string): string => text;
  const subject = besideHan(fact.subject);
  switch (question.ask) {
    case "definition":
      return m.notes_ask_definition({ subject }, { locale });
    case "role":
      return m.notes_ask_role({ subject }, { locale });
    case "meaning":
      return question.within.length === 0
        ? m.notes_ask_meaning({ subject }, { locale })
        : m.notes_ask_attribute({ path: [...question.within, fact.subject].join(SEPARATOR) }, { locale });
    case "attribute":
      return m.notes_ask_attribute(
        { path: [fact.subject, ...question.attributes].join(SEPARATOR) },
        { locale },
      );
    case "which": {
      const text = question.text.replace(/\s+/g, " ").replace(/[。.]$/, "");
      return question.within.length === 0
        ? m.notes_ask_which({ text }, { locale })
        : m.notes_ask_which_within({ path: question.within.join(SEPARATOR), text }, { locale });
    }
    case "row": {
      const cell = question.cell.replace(/[。.]$/, "");
      const column = besideHan(question.column);
      return question.rowTitle === ""
        ? m.notes_ask_any_row({ column, cell }, { locale })
        : m.notes_ask_row({ row: besideHan(kindName(question.rowTitle, locale)), column, cell }, { locale });
    }
    case "formula": {
      const path = besideHan([fact.subject, ...question.attributes].join(SEPARATOR));
      if (question.symbol !== null)
        return m.notes_ask_formula_symbol({ path, symbol: `$${question.symbol}$` }, { locale });
      if (question.ordinal !== null)
        return m.notes_ask_formula_ordinal({ path, ordinal: question.ordinal }, { locale });
      return question.attributes.length === 0
        ? m.notes_ask_formula({ path }, { locale })
        : m.notes_ask_attribute_formula({ path }, { locale });
    }
    case "blank": {
      const path = besideHan([fact.subject, ...question.attributes].join(SEPARATOR));
      return `${blankQuestion(question, path, locale)}${PASSAGE}${question.passage}`;
    }
    case "verbatim": {
      const text = /[?？]$/.test(question.text)
        ? question.text
        : `${question.text}${locale === "zh" ? "？" : "?"}`;
      return question.about === null
        ? text
        : m.notes_ask_about({ about: question.about, question: text }, { locale });
    }
    default:
      return assertNever(question);
  }
}

function blankQuestion(question: Question & { ask: "blank" }, path: string, locale: Language): string {
  switch (question.of) {
    case "step":
      return m.notes_ask_step({ path, ordinal: question.ordinal ?? 1 }, { locale });
    case "member":
      return m.notes_ask_member({ path }, { locale });
    case "formula":
      return m.notes_ask_formula_blank({ path }, { locale });
    case "code":
      return m.notes_ask_code_blank({ path }, { locale });
    case "text":
      return m.notes_ask_text_blank({ path }, { locale });
    default:
      return assertNever(question.of);
  }
}

/** A column title in the middle of an English sentence: "which function?", but "which CNN?". */
function kindName(title: string, language: Language): string {
  return language === "en" && /^[A-Z][a-z]/.test(title)
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title;
}

/** Spaces where a Latin word will stand beside Chinese; `tidy` drops those that turn out not to be needed. */
function spaced(text: string): string {
  const before = /^[A-Za-z0-9$`\\]/.test(text) ? " " : "";
  const after = /[A-Za-z0-9$`)]$/.test(text) ? " " : "";
  return before + text + after;
}

function tidy(front: string, language: Language): string {
  const [question = "", ...passage] = front.split(PASSAGE);
  return [tidyLine(question, language), ...passage].join(PASSAGE);
}

function tidyLine(question: string, language: Language): string {
  const single = question.replace(/\s+/g, " ").trim();
  const joined =
    language === "zh"
      ? single.replace(/ (?=[，。？！：；”）])/g, "").replace(/(?<=[，。？！：；“（]) /g, "")
      : single;
  // A question that happens to begin like a heading, a list or a quote is none.
  return joined.replace(/^([#>+*-]|\d+[.)])(?=\s|$)/, "\\$1");
}
