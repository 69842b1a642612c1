import { assertNever } from "#lib/core/assert-never.ts";
import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

import type { Fact, Question } from "./facts/fact.ts";
import { afterColon, askAttribute, pathOf } from "./phrase/attribute.ts";
import { kindOfAttribute } from "./phrase/attribute-kind.ts";
import { askBlank } from "./phrase/blank.ts";
import { askCode } from "./phrase/code.ts";
import { spaceBesideLatin, spaced } from "./phrase/chinese.ts";
import { indefinite, verbFor } from "./phrase/english.ts";
import { askFormula, nameOf } from "./phrase/formula.ts";
import { askMeaning } from "./phrase/meaning.ts";
import { askRow } from "./phrase/row.ts";
import { PASSAGE, tidy } from "./phrase/tidy.ts";
import { plain } from "./phrase/words.ts";

/** Properties that a heading may ask for by itself. */
const KINDS_IN_ONE = new Set(["choice", "workings", "when", "uses"]);

/** The question of a fact in the note's language, as Markdown on one line; a passage to fill in follows it as blocks. */
export function phrase(fact: Fact, language: Language): string {
  // What the author wrote as a question stays as it is written.
  if (fact.question.ask === "written") {
    const { text } = fact.question;
    return KEEPS_LINES.test(text) ? text : tidy(text, language);
  }
  if (fact.question.ask === "verbatim") return tidy(askVerbatim(fact.question, language), language);
  const asked = words(fact, fact.question, language);
  const line = language === "zh" ? spaceBesideLatin(asked) : asked;
  const { passage } = "passage" in fact.question ? fact.question : { passage: null };
  return tidy(passage === null ? line : `${line}${PASSAGE}${passage}`, language);
}

/** A passage whose line breaks mean something. */
const KEEPS_LINES = /^(?:`{3,}[^`\n]*|\$\$|\| .* \|)\n/;

/** The same question with more of its context in front, for where two cards would ask alike. */
export function phraseWithin(context: string, question: string, language: Language): string {
  const title = language === "zh" ? spaceBesideLatin(plain(context)) : plain(context);
  // A fence, a formula or a table begins a line of its own.
  if (KEEPS_LINES.test(question)) return `${tidy(title, language)}${PASSAGE}${question}`;
  return tidy(
    m.notes_ask_within({ path: title, question: afterColon(question) }, { locale: language }),
    language,
  );
}

/** How a fact is asked that nobody has put into words yet. */
type Wordless = Exclude<Question, { ask: "written" | "verbatim" }>;

function words(fact: Fact, question: Wordless, locale: Language): string {
  const name = plain(fact.subject);
  switch (question.ask) {
    case "definition":
      return m.notes_ask_definition(who(name, locale), { locale });
    case "role":
      return m.notes_ask_role(who(name, locale), { locale });
    case "meaning":
      return askMeaning(name, question.within, fact.answer, locale);
    case "attribute":
      return askAttribute(
        {
          subject: question.of === undefined ? name : plain(question.of),
          attributes: question.attributes,
          within: question.within ?? [],
          answer: fact.answer,
        },
        locale,
      );
    case "which": {
      const text = question.text.replace(/\s+/g, " ").replace(/[。.]$/, "");
      return question.within.length === 0
        ? m.notes_ask_which({ text }, { locale })
        : m.notes_ask_which_within({ path: pathOf(question.within, locale), text }, { locale });
    }
    case "row":
      return askRow(question, locale);
    case "formula":
      return askFormula(name, question, locale);
    case "blank":
      return askBlank(name, { ...question, attributes: namedBlank(fact, question) }, locale);
    case "code":
      return askCode(name, question, locale);
    case "point": {
      const path = nameOf([name, ...question.attributes.map(plain)], locale);
      const whole = pathOf([...question.within, path], locale);
      return m.notes_list_point({ path: locale === "zh" ? spaced(whole) : whole }, { locale });
    }
    case "translation": {
      const words = locale === "zh" ? spaced(plain(question.words)) : plain(question.words);
      return question.into === "zh"
        ? m.notes_list_in_chinese({ words }, { locale })
        : m.notes_list_in_english({ words }, { locale });
    }
    case "year": {
      const subject = locale === "zh" ? spaced(name) : name;
      return question.of === "event"
        ? m.notes_list_event_year({ subject }, { locale })
        : m.notes_ask_year({ subject }, { locale });
    }
    case "of-year": {
      const { year, within } = question;
      return within.length === 0
        ? m.notes_list_of_year_alone({ year }, { locale })
        : m.notes_list_of_year({ path: pathOf(within, locale), year }, { locale });
    }
    default:
      return assertNever(question);
  }
}

/** "核心概念" gathers and is in no key, but "Transformer 的核心概念" is what a list under it names members of. */
function namedBlank(
  { subject, context }: Fact,
  { of, attributes }: Question & { ask: "blank" },
): readonly string[] {
  const nearest = context.at(-1);
  const isNamed =
    nearest !== undefined && nearest !== subject && /(?:概念|术语|concepts|terms)$/i.test(nearest);
  return of === "member" && attributes.length === 0 && isNamed ? [nearest] : attributes;
}

/** A subject and the verbs that go with it. */
function who(name: string, locale: Language): { subject: string; verb: string; does: string } {
  if (locale === "zh") return { subject: spaced(name), verb: "", does: "" };
  const verb = verbFor(name);
  return { subject: indefinite(name), verb, does: verb === "are" ? "do" : "does" };
}

function askVerbatim({ text, about }: Question & { ask: "verbatim" }, locale: Language): string {
  // "如何选择？" under 激活函数 reads better as one sentence.
  if (about !== null && KINDS_IN_ONE.has(kindOfAttribute(plain(text))))
    return askAttribute({ subject: about, attributes: [text], within: [], answer: "" }, locale);
  const question = /[?？]$/.test(text) ? text : `${text}${locale === "zh" ? "？" : "?"}`;
  return about === null ? question : m.notes_ask_about({ about, question }, { locale });
}
