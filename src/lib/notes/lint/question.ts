import type { Language } from "#lib/core/language.ts";

import { isAttribute } from "../outline/vocabulary.ts";

/*
 * A card comes alone, weeks later, among cards of other notes: its question has to say what it is about.
 */

/** Words for something that was said before. */
const POINTS_BACK = {
  zh: /^(?:它|其(?!他|它|中|余|实|次)|该|此(?!外|时)|这(?!样)|那(?!么)|上述|前述|上面|下面|以上|以下|本(?:文|节|章|例|表|图))|(?:上述|前述|前面提到|如[上下]|上文|(?<!上)下文|[上下](?:图|表|式)(?!采样|标|示)|(?:^|[，：的对用在])(?:该|此)(?:方法|函数|模型|算法|技术|公式|层|网络|过程|参数))/,
  en: /^(?:it|its|this|these|those|they|their|them|such)\b|\b(?:as (?:above|below)|(?:the )?(?:above|following|preceding) (?:figure|table|formula|method|function|model|example)|th(?:is|ese) (?:methods?|functions?|models?|algorithms?|techniques?|formulas?|layers?|approach|networks?|examples?|cases?)|see (?:above|below))\b/i,
} satisfies Record<Language, RegExp>;

/** In characters: further on no question has its subject. */
const MAX_LENGTH = 500;

/** Whether a question leans on what stood around it in the note. What it quotes is not its own. */
export function leansOnContext(question: string, language: Language): boolean {
  const own = question
    .slice(0, MAX_LENGTH)
    .replace(/[“"「『][^”"」』]*[”"」』]/g, "“”")
    .replace(/`[^`]*`/g, "`x`");
  return POINTS_BACK[language].test(own) || (language === "en" && POINTS_BACK.zh.test(own));
}

const ASKING = {
  zh: /^(?:什么是|有什么|有哪些|怎样|如何|为什么)|(?:是什么|有什么|有哪些|是多少|怎么办|的)?[?？。]?$/g,
  en: /^(?:what (?:is|are)|which (?:is|are)|how (?:is|are|does|do)|why) (?:the |its )?|[?]$/gi,
} satisfies Record<Language, RegExp>;

/** Whether a question is only a property (缺点？, "What are the advantages?") and does not say of what. */
export function lacksSubject(question: string, language: Language): boolean {
  const words = question.replace(ASKING[language], "").trim();
  return words === "" || isAttribute(words);
}
