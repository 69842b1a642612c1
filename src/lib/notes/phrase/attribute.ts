import { assertNever } from "#lib/core/assert-never.ts";
import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

import { kindOfAttribute } from "./attribute-kind.ts";
import { possessive, spaced } from "./chinese.ts";
import { definite, indefinite, inSentence, isPlural, verbFor } from "./english.ts";
import { plain } from "./words.ts";

/** What has a property, and where it belongs if its name alone does not say. */
export interface Asked {
  readonly subject: string;
  /** Properties from the outermost in; the last is asked for. */
  readonly attributes: readonly string[];
  /** Titles that go before the question. */
  readonly within: readonly string[];
  /** Markdown; only its sort decides anything. */
  readonly answer: string;
}

/** "ReLU 有什么缺点？", "What are the disadvantages of ReLU?" */
export function askAttribute(asked: Asked, locale: Language): string {
  const attributes = asked.attributes.map(plain).filter((word) => word !== "");
  const word = attributes.at(-1) ?? "";
  const owner = [plain(asked.subject), ...attributes.slice(0, -1)];
  const question = locale === "zh" ? askZh(owner, word, asked.answer) : askEn(owner, word, asked.answer);
  return within(asked.within, question, locale);
}

/** Titles that say where one is in the note, which a title below them says better. */
const FRAMES =
  /(?:组成|结构|构成|基础|概述|介绍|基本概念)$|^(?:basics|overview|introduction|fundamentals)\b/i;

/** A question with the titles in front that it needs to stand alone. */
export function within(titles: readonly string[], question: string, locale: Language): string {
  const path = pathOf(titles, locale);
  return path === "" ? question : m.notes_ask_within({ path, question: afterColon(question) }, { locale });
}

/** Titles in front of a question, as one: "梯度下降的变体", "Gradient descent · Variants"; empty where there are none. */
export function pathOf(titles: readonly string[], locale: Language): string {
  const told = titles.map(plain).filter((title, index) => index === titles.length - 1 || !FRAMES.test(title));
  return locale === "zh" ? pathZh(told) : told.join(" · ");
}

/** "Adam: what are …", as English goes on after a colon. */
export function afterColon(question: string): string {
  return /^(?:What|Which|How|When|In which|For which|Why)\b/.test(question)
    ? question.charAt(0).toLowerCase() + question.slice(1)
    : question;
}

/** "神经元的组成部分", but "网络 · 激活函数": only a property belongs to what stands above it. */
function pathZh(titles: readonly string[]): string {
  return titles.reduce((path, title) => {
    if (path === "") return title;
    return isProperty(title) ? possessive([path, title]) : `${path} · ${title}`;
  }, "");
}

/** Whether a title is a property by its own words; an amount may also be a thing with a name. */
function isProperty(title: string): boolean {
  return !["other", "clause", "amount", "circumstance"].includes(kindOfAttribute(title));
}

function askZh(owner: readonly string[], word: string, answer: string): string {
  const inZh = { locale: "zh" } as const;
  const subject = spaced(possessive(owner));
  const path = spaced(possessive([...owner, word]));
  const verb = "";
  const does = "";
  const kind = kindOfAttribute(word);
  switch (kind) {
    case "definition":
      return m.notes_ask_definition({ subject, verb }, inZh);
    case "quality":
      return isBareYes(answer)
        ? m.notes_ask_whether({ subject, word: spaced(word) }, inZh)
        : m.notes_ask_quality({ subject, word, verb }, inZh);
    case "list":
      return m.notes_ask_list({ subject, word: word.replace(/^的/, ""), verb }, inZh);
    case "uses":
      return m.notes_ask_uses({ subject, verb }, inZh);
    case "scenes":
      return m.notes_ask_scenes({ subject, verb }, inZh);
    case "when":
      return m.notes_ask_when({ subject }, inZh);
    case "workings":
      return m.notes_ask_workings({ subject, does }, inZh);
    case "formula":
      return askNamedFormulaZh(owner);
    case "solution":
      // "怎样解决训练慢" would read as solving slowly.
      return m.notes_ask_solution(
        { subject: /[慢快大小高低差多少]$/.test(subject) ? `“${subject.trim()}”` : subject },
        inZh,
      );
    case "make-up":
      return m.notes_ask_make_up({ subject, does }, inZh);
    case "implementation":
      return m.notes_ask_implementation({ subject, verb }, inZh);
    case "computation":
      return m.notes_ask_computation({ subject, verb }, inZh);
    case "derivation":
      return m.notes_ask_derivation({ subject, verb }, inZh);
    case "choice":
      return m.notes_ask_choice({ subject }, inZh);
    case "caution":
      return m.notes_ask_caution({ subject }, inZh);
    case "year":
      return m.notes_ask_year({ subject }, inZh);
    case "circumstance":
      return /^(?:使?用|采用)/.test(answer)
        ? m.notes_ask_circumstance_use({ subject, word: spaced(word), does }, inZh)
        : m.notes_ask_circumstance({ subject, word: spaced(word), does }, inZh);
    case "clause":
      return m.notes_ask_clause({ subject, word: spaced(word) }, inZh);
    case "amount":
      return /\d/.test(answer)
        ? m.notes_ask_amount({ path, subject, word, verb }, inZh)
        : m.notes_ask_other({ path, subject, word, verb }, inZh);
    case "cause":
    case "behind":
    case "comparison":
    case "other":
      if (isNumber(answer)) return m.notes_ask_amount({ path, subject, word, verb }, inZh);
      return isBareYes(answer)
        ? m.notes_ask_whether({ subject, word: spaced(word) }, inZh)
        : m.notes_ask_other({ path, subject, word, verb }, inZh);
    default:
      return assertNever(kind);
  }
}

/** "X 的公式是什么？", and "X 公式是什么？" where the name says that it is one. */
export function askNamedFormulaZh(owner: readonly string[]): string {
  const path = possessive(owner.map((part) => part.replace(/^(在.+[中里上])的应用$/, "$1")));
  return /(?:公式|表达式)$/.test(path)
    ? m.notes_ask_formula_named({ path: spaced(path) }, { locale: "zh" })
    : m.notes_ask_formula({ path: spaced(path) }, { locale: "zh" });
}

/** "0.95", "~3.4e38", "28 GB": an amount whatever the property is called. */
export function isNumber(answer: string): boolean {
  return /^[~≈约]?\s*[-+]?\d[\d,]*(?:\.\d+)?(?:[eE][-+]?\d+)?\s*(?:[%％]|[kKMGT]i?B|[kKMBG]|亿|万|ms|s)?$/.test(
    answer.trim(),
  );
}

/** A cell that says only that there is one. */
function isBareYes(answer: string): boolean {
  return /^(?:有|无|没有|✓|✔|✗|✘|×|√)$/.test(answer.trim());
}

function askEn(owner: readonly string[], word: string, answer: string): string {
  const inEn = { locale: "en" } as const;
  const [first = "", ...properties] = owner;
  const name = properties.reduce((path, property) => `${property} of ${inSentence(path)}`, first);
  const subject = definite(name);
  const verb = verbFor(name);
  const does = verb === "are" ? "do" : "does";
  const asked = propertyWord(word);
  const isOne = { verb: verbFor(asked), subject, word: asked, path: "" };
  const plural = { ...isOne, verb: isPlural(isOne.word) ? ("are" as const) : ("is" as const) };
  const kind = kindOfAttribute(word);
  switch (kind) {
    case "definition":
      return m.notes_ask_definition({ subject: indefinite(name), verb }, inEn);
    case "quality":
      return m.notes_ask_quality(plural, inEn);
    case "list":
      return m.notes_ask_list(plural, inEn);
    case "uses":
      return m.notes_ask_uses({ subject, verb }, inEn);
    case "scenes":
      return m.notes_ask_scenes({ subject, verb }, inEn);
    case "when":
      return m.notes_ask_when({ subject }, inEn);
    case "behind":
      return m.notes_ask_behind(plural, inEn);
    case "workings":
      return m.notes_ask_workings({ subject, does }, inEn);
    case "formula":
      return askNamedFormulaEn(name);
    case "solution":
      return m.notes_ask_solution({ subject }, inEn);
    case "cause":
      return m.notes_ask_cause({ subject, path: "" }, inEn);
    case "make-up":
      return m.notes_ask_make_up({ subject, does }, inEn);
    case "implementation":
      return m.notes_ask_implementation({ subject, verb }, inEn);
    case "computation":
      return m.notes_ask_computation({ subject, verb }, inEn);
    case "derivation":
      return m.notes_ask_derivation({ subject, verb }, inEn);
    case "choice":
      return m.notes_ask_choice({ subject }, inEn);
    case "comparison":
      return m.notes_ask_comparison({ ...plural, subject: first }, inEn);
    case "caution":
      return m.notes_ask_caution({ subject }, inEn);
    case "year":
      return m.notes_ask_year({ subject }, inEn);
    case "circumstance":
      return /^us(?:e|es|ing) /i.test(answer)
        ? m.notes_ask_circumstance_use({ subject, word: asked, does }, inEn)
        : m.notes_ask_circumstance({ subject, word: asked, does }, inEn);
    case "clause":
      return m.notes_ask_clause({ subject: name, word: asked }, inEn);
    case "amount":
    case "other":
      return askOtherEn(name, subject, word, answer);
    default:
      return assertNever(kind);
  }
}

/** A property in the middle of a sentence: its own words in small letters, and long ones for short ones. */
export function propertyWord(word: string): string {
  const isKnown = !["other", "amount"].includes(kindOfAttribute(word));
  const asked = (isKnown ? word.toLowerCase() : inSentence(word)).replace(/^(?:the|its) /i, "");
  return ENGLISH[asked] ?? asked;
}

const ENGLISH: Readonly<Record<string, string>> = { pros: "advantages", cons: "disadvantages" };

/** In words: a longer title reads badly in the middle. */
const MAX_MIDDLE_WORDS = 3;

function askOtherEn(name: string, subject: string, word: string, answer: string): string {
  const asked = inSentence(word).replace(/^(?:the|its) /i, "");
  const about = { verb: verbFor(word), word: asked, path: "" };
  if (/^(?:yes|no|✓|✔|✗|✘|×|√)$/i.test(answer.trim()))
    return m.notes_ask_clause({ subject: name, word: asked }, { locale: "en" });
  return asked.split(" ").length > MAX_MIDDLE_WORDS
    ? m.notes_ask_other_long({ ...about, subject: name }, { locale: "en" })
    : m.notes_ask_other({ ...about, subject }, { locale: "en" });
}

/** "What is the formula for X?", and "What is the X formula?" where the name says that it is one. */
export function askNamedFormulaEn(name: string): string {
  return /\b(?:formula|equation|rule)$/i.test(name)
    ? m.notes_ask_formula_named({ path: definite(name) }, { locale: "en" })
    : m.notes_ask_formula({ path: definite(name) }, { locale: "en" });
}
