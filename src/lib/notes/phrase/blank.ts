import { assertNever } from "#lib/core/assert-never.ts";
import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

import type { Question } from "../facts/fact.ts";
import { propertyWord, within } from "./attribute.ts";
import { spaced } from "./chinese.ts";
import { definite } from "./english.ts";
import { nameOf } from "./formula.ts";
import { plain } from "./words.ts";

/** What stands in the gap of the passage below: "训练循环的第 3 步是什么？" */
export function askBlank(subject: string, question: Question & { ask: "blank" }, locale: Language): string {
  const asked = locale === "zh" ? askZh(subject, question) : askEn(subject, question);
  return within(question.within ?? [], asked, locale);
}

/** Words that the question itself says: the third step is one of the 步骤. */
const STEPS = /^(?:算法|具体|主要|基本)?(?:步骤|流程|过程)$|^(?:steps|procedure)$/i;
const CODE = /^(?:代码|实现|代码实现|code|implementation)$/i;
const FORMULA = /^(?:公式|数学表示|表达式|formulas?|equations?)$/i;

function owned(
  subject: string,
  question: Question & { ask: "blank" },
  said: RegExp | null,
): readonly string[] {
  const attributes = question.attributes.map(plain).filter((word) => said?.test(word) !== true);
  return [plain(subject), ...attributes];
}

function askZh(subject: string, question: Question & { ask: "blank" }): string {
  const inZh = { locale: "zh" } as const;
  const path = (said: RegExp | null): string => spaced(nameOf(owned(subject, question, said), "zh"));
  switch (question.of) {
    case "step":
      return m.notes_ask_step({ path: path(STEPS), ordinal: question.ordinal ?? 1 }, inZh);
    case "member":
      return question.attributes.length === 0
        ? m.notes_ask_member_plain({ path: path(null) }, inZh)
        : m.notes_ask_member({ path: path(null), word: "" }, inZh);
    case "point":
      return m.notes_list_other_point({ path: path(null) }, inZh);
    case "formula":
      return m.notes_ask_formula_blank({ path: path(FORMULA) }, inZh);
    case "code": {
      const name = path(CODE);
      return /(?:代码|实现)\s*$/.test(name)
        ? m.notes_ask_code_blank_named({ path: name }, inZh)
        : m.notes_ask_code_blank({ path: name }, inZh);
    }
    case "text":
      return m.notes_ask_text_blank({ path: path(null) }, inZh);
    default:
      return assertNever(question.of);
  }
}

function askEn(subject: string, question: Question & { ask: "blank" }): string {
  const inEn = { locale: "en" } as const;
  const path = (said: RegExp | null): string => definite(nameOf(owned(subject, question, said), "en"));
  switch (question.of) {
    case "step":
      return /^(?:how|why|what|when)\b/i.test(subject)
        ? m.notes_list_step_of({ path: plain(subject), ordinal: question.ordinal ?? 1 }, inEn)
        : m.notes_ask_step({ path: path(STEPS), ordinal: question.ordinal ?? 1 }, inEn);
    case "member": {
      const word = question.attributes.map(plain).at(-1);
      return word === undefined || !/s$/.test(word)
        ? m.notes_ask_member_plain({ path: nameOf(owned(subject, question, null), "en") }, inEn)
        : m.notes_ask_member({ path: definite(plain(subject)), word: propertyWord(word) }, inEn);
    }
    case "point":
      return m.notes_list_other_point({ path: nameOf(owned(subject, question, null), "en") }, inEn);
    case "formula":
      return m.notes_ask_formula_blank({ path: path(FORMULA) }, inEn);
    case "code":
      return m.notes_ask_code_blank({ path: path(CODE) }, inEn);
    case "text":
      return m.notes_ask_text_blank({ path: nameOf(owned(subject, question, null), "en") }, inEn);
    default:
      return assertNever(question.of);
  }
}
