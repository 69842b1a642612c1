import type { Paragraph } from "mdast";

import type { BlockOf, LabelText } from "./block.ts";
import { questionMarkdown, sliceBetween, wordsOf } from "./inline.ts";
import { splitTerm } from "./term.ts";
import { cleanTitle } from "./titles.ts";
import { isAttribute, isCallout } from "./vocabulary.ts";

/** In characters. A longer bold paragraph is emphasis, not a label. */
const MAX_LABEL_LENGTH = 30;

/** "GAN:" above a list: a name by its letters. */
const NAME = /^[A-Z][\w-]*[A-Z0-9][\w-]*$/;

/** Words that open the glossary of a formula. */
export const GLOSSARY = /^(?:其中|式中|这里|此处|where|here|with)(?![a-z])/i;

/** Reads a paragraph as a label: bold words alone, bold words and a colon, or a plain word such as 特点 and a colon. */
export function readLabel(paragraph: Paragraph, source: string): LabelText | null {
  const words = wordsOf(paragraph.children);
  if (GLOSSARY.test(words)) return null;
  const term = splitTerm(paragraph, source);
  const isName = term !== null && term.text === "" && NAME.test(term.term);
  if (term !== null && (term.strong || isName || isAttribute(term.term))) {
    return { label: term.term, text: term.text, textWords: term.textWords };
  }
  const runIn = readRunIn(paragraph, source);
  if (runIn !== null) return runIn;
  const visible = paragraph.children.filter((node) => node.type !== "html" && wordsOf([node]) !== "");
  const isBoldAlone = visible.length === 1 && visible[0]?.type === "strong";
  if (!isBoldAlone || [...words].length > MAX_LABEL_LENGTH || /[。.!?！？]$/.test(words)) return null;
  return { label: cleanTitle(questionMarkdown(paragraph.children, source)), text: "", textWords: "" };
}

/** Words that say what sort of passage follows, rather than whom it is about. */
const PASSAGE_KIND =
  /^(?:theorem|lemma|corollary|proposition|proof|remarks?|examples?|notes?|algorithm|figure|fig|table|step|claim|tl;?dr|warning|answer|solution|question|exercise|problem|hint|tip|case|part|section|chapter|day|week)\b|^(?:定理|引理|证明|推论|命题|注|例|图|表|步骤|第.|答|解|问|提示|结论)/i;
const DEFINES = /^definition(?:\s*\d[\d.]*)?\s*[（(](.+)[)）]$/i;

/** A bold opening that is longer is a sentence. In characters, and in words. */
const MAX_RUN_IN_LENGTH = 80;
const MAX_RUN_IN_WORDS = 7;

/** "**Data parallelism (DP).** Every GPU holds …": a title at the start of its paragraph, with a full stop. */
function readRunIn(paragraph: Paragraph, source: string): LabelText | null {
  const [first, ...rest] = paragraph.children;
  if (first?.type !== "strong" || rest.length === 0) return null;
  const words = wordsOf([first]);
  if (
    words.length > MAX_RUN_IN_LENGTH ||
    !/\S[.。]$/.test(words) ||
    /[.。!！?？:：;；]\s*\S/.test(words.replace(/\bet al\./g, ""))
  )
    return null;
  const title = cleanTitle(questionMarkdown([first], source));
  const label = DEFINES.exec(title)?.[1] ?? title;
  if (PASSAGE_KIND.test(label) || label.split(/\s+/).length > MAX_RUN_IN_WORDS) return null;
  if (
    [...label].length > MAX_LABEL_LENGTH * 2 ||
    SENTENCE.test(label) ||
    !/^[\p{Lu}\p{Script=Han}$]/u.test(label)
  )
    return null;
  const last = rest.at(-1);
  const text = rest[0] === undefined || last === undefined ? "" : sliceBetween(rest[0], last, source).trim();
  return text === "" ? null : { label, text, textWords: wordsOf(rest) };
}

/** Whether a labelled paragraph opens with its title in bold, full stop and all. */
export function isRunIn({ children: [first] }: Paragraph): boolean {
  return first?.type === "strong" && /\S[.。]$/.test(wordsOf([first]));
}

/** A bold sentence is emphasis. */
const SENTENCE =
  /\b(?:is|are|was|were|has|have|do|does|can|must|should|will|never|always|not)\b|[是会能要可不]/i;

/** "**奖励黑客**" on a line of its own is about what follows its first paragraph, too; 优点 is about one passage. */
export function staysLabelled(label: string | null, { label: own, node }: BlockOf<"paragraph">): boolean {
  if (label === null || own !== null || isAttribute(label) || isCallout(label)) return false;
  return !/[:：]\s*$/.test(wordsOf(node.children));
}
