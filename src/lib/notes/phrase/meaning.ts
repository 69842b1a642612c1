import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

import { keyText } from "../key-text.ts";
import { isNumber, within } from "./attribute.ts";
import { possessive, spaced } from "./chinese.ts";
import { indefinite, verbFor } from "./english.ts";
import { isFormulaText, plain } from "./words.ts";

/** An item of a list: what is asked of it depends on what stands above it and on what sort of text explains it. */
export function askMeaning(
  subject: string,
  titles: readonly string[],
  answer: string,
  locale: Language,
): string {
  const name = plain(subject);
  const above = titles.map(plain).filter((title) => keyText(title) !== keyText(name));
  return locale === "zh" ? askZh(name, above, answer) : askEn(name, above, answer);
}

const ADVICE = /(?:^|的|[\p{Script=Han}\s])(技巧|建议|经验|注意事项)$/u;
const HOW_TO_CHOOSE = /^(?:如何|怎么|怎样)(?:选择|选)$/;
/** "超参数怎么选", "学习率如何设置": each item under it is one of those to be chosen. */
const HOW_TO_SET = /(?:如何|怎么|怎样)(?:选择?|设置?|取值?|调整?)$/;
const CHOICE = /^(?!如何|怎么|怎样)(.{1,20}?)的?选择$/;
const ACTION = /^(?:数据|文本|图像)?(?:增强|预处理|清洗|归一化|标准化)$/;
const ASPECT = /^(.{1,20}?)的(作用|影响|意义|特点|性质)$/;
const PROCESS = /(?:流程|过程|步骤)$/;
const AMOUNT = /(?:值|范围|大小|数量|层数|比例|维度|维数|尺寸)$/;

/** Verbs of a text that says what its subject does rather than what it is. */
const DOES =
  /^(?:主要|可以?|能够?|负责)*(?:引入|防止|减少|加速|帮助|控制|决定|调整|衡量|提取|降低|增加|增大|缓解|解决|提高|捕捉|学习|保持|平衡|避免|限制)/;

/** Verbs that a step's name begins with. */
const VERB_FIRST = /^(?:计算|求|更新|加权|缩放|初始化)(?!机)/;

function askZh(name: string, titles: readonly string[], answer: string): string {
  const inZh = { locale: "zh" } as const;
  const subject = spaced(name);
  const above = titles.at(-1) ?? "";
  const none = { verb: "", does: "", path: "" };
  const others = titles.slice(0, -1);
  if (ADVICE.test(above)) {
    const advice = above.replace(/^(?:常用|一些|其他)(?:的)?/, "");
    return within(others, m.notes_ask_meaning_advice({ ...none, subject, advice }, inZh), "zh");
  }
  const chosen = titles.findIndex((title) => HOW_TO_CHOOSE.test(title));
  const choice = chosen > 0 ? titles[chosen - 1] : CHOICE.exec(above)?.[1];
  if (choice !== undefined) {
    if (AMOUNT.test(name))
      return m.notes_ask_amount(
        { ...none, subject, word: "", path: spaced(possessive([choice, name])) },
        inZh,
      );
    const [outer, ...inner] = chosen > 0 ? [...titles.slice(chosen + 1), name] : [name];
    const who = inner.length === 0 ? (outer ?? name) : `${outer ?? ""}（${inner.join("，")}）`;
    return m.notes_ask_meaning_choice({ ...none, subject: spaced(who), choice: spaced(choice) }, inZh);
  }
  if (HOW_TO_SET.test(above) && [...above].length > 4)
    return within([...others, above.replace(HOW_TO_SET, "")], m.notes_ask_choice({ subject }, inZh), "zh");
  const [, aspectOf, aspect] = ASPECT.exec(above) ?? [];
  if (aspectOf !== undefined && aspect !== undefined)
    return within(
      others,
      m.notes_ask_meaning_aspect({ ...none, subject, of: spaced(aspectOf), aspect }, inZh),
      "zh",
    );
  if (ACTION.test(above) && !isFormulaText(answer) && !DOES.test(answer) && !/(?:化|增强|公式)$/.test(name))
    return m.notes_ask_meaning_action({ ...none, subject, action: above }, inZh);
  return within(titles, askPlainZh(name, above, answer), "zh");
}

function askPlainZh(name: string, above: string, answer: string): string {
  const inZh = { locale: "zh" } as const;
  const about = { verb: "", does: "", path: "", subject: spaced(name) };
  // "是否需要校准数据" asks by itself.
  if (/^(?:是否|能否|有无|会不会|能不能)/.test(name))
    return m.notes_ask_clause({ subject: "", word: spaced(name) }, inZh);
  if (/^(?:[A-Za-zα-ωΑ-Ω](?:[_₀-₉]\w*)?|\$[^$]+\$)$/u.test(name))
    return m.notes_ask_meaning_symbol(about, inZh);
  if (isFormulaText(answer)) {
    if (/(?:公式|表达式)$/.test(name)) return m.notes_ask_meaning(about, inZh);
    return VERB_FIRST.test(name)
      ? m.notes_ask_meaning_how(about, inZh)
      : m.notes_ask_meaning_formula(about, inZh);
  }
  if (AMOUNT.test(name) && /\d/.test(answer)) return m.notes_ask_meaning_amount(about, inZh);
  if (VERB_FIRST.test(name) || (PROCESS.test(above) && !DOES.test(answer)))
    return m.notes_ask_meaning_doing(about, inZh);
  if (/^[\d.]+\s*(?:[-–~～]\s*[\d.]+)?\s*[%％]/.test(answer))
    return /用于|用来/.test(answer)
      ? m.notes_ask_meaning_share_and_use(about, inZh)
      : m.notes_ask_meaning_share(about, inZh);
  if (
    /^(?:用于|用在|应用于)/.test(answer) ||
    (/(?:常用|首选|专用|输出层|隐藏层)$/.test(answer) && [...answer].length <= 20)
  )
    return m.notes_ask_meaning_use(about, inZh);
  if (/^(?:适合|适用于)/.test(answer)) return m.notes_ask_meaning_fit(about, inZh);
  if (
    isNumber(answer) ||
    /^(?:至少|最多|约|大约|通常)?\s*[\d.]+(?:[-–~,，、\s%％倍层个]|[\d.])*$/.test(answer)
  )
    return m.notes_ask_meaning_amount(about, inZh);
  return DOES.test(answer) ? m.notes_ask_meaning_role(about, inZh) : m.notes_ask_meaning(about, inZh);
}

const DOES_EN =
  /^(?:it )?(?:controls|reduces|prevents|allows|helps|introduces|speeds|adds|removes|drops|stops|keeps|makes|turns|maps|scales|computes|measures|combines|lets|avoids|improves|extracts|captures|limits|decides|adjusts|normali[sz]es|updates|smooths|shrinks|penali[sz]es) /i;

/** Whether a text says what its subject does rather than what it is. */
export function saysWhatItDoes(text: string, locale: Language): boolean {
  return (locale === "zh" ? DOES : DOES_EN).test(text);
}

const ABOUT_EN = /^(?:choos|choice|how to|tips|advice|practical|recommend|when )/i;

function askEn(name: string, titles: readonly string[], answer: string): string {
  const inEn = { locale: "en" } as const;
  const verb = verbFor(name);
  const does = verb === "are" ? "do" : "does";
  const subject = indefinite(name);
  const about = { subject, verb, does, path: "" };
  const above = titles.at(-1) ?? "";
  if (ABOUT_EN.test(above))
    return m.notes_ask_meaning_choice({ ...about, path: titles.join(" · "), choice: "" }, inEn);
  const question = isFormulaText(answer)
    ? m.notes_ask_meaning_formula(about, inEn)
    : /^used (?:for|in|to) /i.test(answer)
      ? m.notes_ask_meaning_use(about, inEn)
      : /^(?:suited|suitable|good|best) (?:to|for) /i.test(answer)
        ? m.notes_ask_meaning_fit(about, inEn)
        : DOES_EN.test(answer)
          ? m.notes_ask_meaning_role(about, inEn)
          : m.notes_ask_meaning(about, inEn);
  return within(titles, question, "en");
}
