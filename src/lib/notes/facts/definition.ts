import { keyText } from "../key-text.ts";
import type { Block, BlockOf } from "../outline/block.ts";
import { questionMarkdown, sliceOf, wordsOf } from "../outline/inline.ts";
import { cleanTitle } from "../outline/titles.ts";
import { maskInline } from "../parse/inline-mask.ts";
import { isDefinitionWord } from "../outline/vocabulary.ts";
import { explicitIds } from "./explicit-id.ts";
import { ATTRIBUTE, type Fact, type Question } from "./fact.ts";
import type { NoteContext, Rule } from "./rule.ts";
import { readSeries } from "./series.ts";
import { contextOf, headingPathOf, isNoteTitle, standingOf } from "./subject.ts";
import { announcesFormula } from "./formula-name.ts";
import { ANNOUNCES, withoutAnnouncement } from "./wording.ts";

/** A heading with a paragraph under it that says what the heading names; also under "定义", and "**X** 是指 …". */
export const definitionRule: Rule = {
  name: "definition",
  read: (block, note) => {
    if (block.kind !== "paragraph" || block.label !== null || block.parent !== null) return null;
    // A list that its author numbered by hand defines nothing.
    if (readSeries(block, note) !== null) return null;
    const fact = boldDefinition(block, note) ?? headingDefinition(block, note);
    return fact === null ? null : { facts: [fact], blocks: [block] };
  },
};

/** "**过拟合**是指 …": the paragraph names its own subject. */
function boldDefinition(block: BlockOf<"paragraph">, note: NoteContext): Fact | null {
  const [first, second] = block.node.children.filter((node) => node.type !== "html");
  if (first?.type !== "strong" || second?.type !== "text") return null;
  const defines = /^\s*(?:[（(][^）)]{1,40}[）)]\s*)?(?:是(?!否)|指|即|称为|is |are |means |refers to )/.test(
    second.value,
  );
  const subject = cleanTitle(questionMarkdown([first], note.text));
  const answer = answerOf(block, note);
  if (!defines || subject === "" || answer === "") return null;
  return makeFact(block, subject, answer, { ask: "definition" }, ATTRIBUTE.definition);
}

function headingDefinition(block: BlockOf<"paragraph">, note: NoteContext): Fact | null {
  const { subject, attributes } = standingOf(block);
  const answer = answerOf(block, note);
  if (subject === null || answer === "" || !isFirstUnderHeading(block)) return null;
  const other = attributes.filter((words) => !isDefinitionWord(words));
  if (other.length > 0) {
    const question: Question = { ask: "attribute", attributes: other };
    return makeFact(block, subject, answer, question, other.join(" · "));
  }
  if (announcesFormula(block)) return null;
  const words = wordsOf(block.node.children);
  const opening =
    opensWith(words, subject) ??
    (isNoteTitle(block, subject)
      ? null
      : (opensWithHanName(words, subject) ?? actsInClause(words, subject) ?? actsWithoutName(words)));
  if (opening === null) {
    const isPromised = attributes.length > 0;
    if (!isPromised && (isNoteTitle(block, subject) || !isDescription(block, words, subject))) return null;
  }
  const isRole =
    attributes.length === 0 && opening !== null && (ROLE.test(opening) || actsWithoutName(words) !== null);
  const question: Question = isRole ? { ask: "role" } : { ask: "definition" };
  return makeFact(block, subject, answer, question, isRole ? ATTRIBUTE.role : ATTRIBUTE.definition);
}

function makeFact(
  block: Block,
  subject: string,
  answer: string,
  question: Question,
  attribute: string,
): Fact {
  const heading = block.headings.at(-1);
  return {
    rule: "definition",
    kind: "basic",
    context: contextOf(block),
    headingPath: headingPathOf(block),
    startLine: block.startLine,
    endLine: block.endLine,
    subject,
    attribute,
    discriminator: "",
    question,
    answer,
    explicitId: explicitIds(block.directive ?? heading?.directive ?? null).front,
  };
}

/** "X 可以加速训练": what it does, rather than what it is. */
const ROLE =
  /^\s*(?:的作用|(?:主要)?(?:可以|能够|能|用于|用来|引入|防止|减少|加速|帮助|有助于)|can |helps? |allows? |(?:is|are) used |introduces? |prevents? |reduces? |speeds? up )/i;

/** Names of a subject: with its gloss, without it, and the gloss alone. */
function namesOf(subject: string): readonly string[] {
  const gloss = /^(.*?)\s*[（(](.*?)[）)]\s*$/.exec(subject);
  const names = gloss === null ? [subject] : [subject, gloss[1] ?? "", gloss[2] ?? ""];
  return names.filter((name) => keyText(name) !== "");
}

/** What follows the subject where the words open with one of its names; null where they do not. */
function opensWith(words: string, subject: string): string | null {
  const plain = words.replace(/^(?:the|an?)\s+/i, "");
  // The longest name first, so that the gloss is not left over.
  const bareSubject = subject.replace(/^(?:the|an?)\s+/i, "");
  for (const name of namesOf(bareSubject).toSorted((a, b) => b.length - a.length)) {
    const bare = name.replace(/函数$/, "");
    for (const form of [name, bare]) {
      if (form !== "" && plain.toLowerCase().startsWith(form.toLowerCase())) {
        return plain.slice(form.length).replace(/^(?:函数)?\s*[（(][^）)]*[）)]/, "");
      }
    }
  }
  // 神经元 under the heading 人工神经元, BN for 批归一化（BN）.
  for (const name of namesOf(subject)) {
    const short = name.slice(-3);
    if (/^\p{Script=Han}{3}$/u.test(short) && plain.startsWith(short)) return plain.slice(3);
  }
  return null;
}

/** "批归一化可以…" under "Batch Normalization": a short Chinese name and a verb of definition. */
function opensWithHanName(words: string, subject: string): string | null {
  if (/\p{Script=Han}/u.test(subject)) return null;
  const match = /^\p{Script=Han}{2,6}?(?=可以|能够|是|指|用于|通过)/u.exec(words);
  return match === null ? null : words.slice(match[0].length);
}

/** "深度学习需要大量计算，GPU 可以加速训练" under "GPU 加速": a later clause says what the subject does. */
function actsInClause(words: string, subject: string): string | null {
  const name = /^[A-Za-z][\w-]*/.exec(subject)?.[0];
  if (name === undefined || !/\p{Script=Han}/u.test(words)) return null;
  for (const clause of words.split(/[，；]/).slice(1)) {
    const said = clause.trim();
    if (said.startsWith(name) && /^\s*(?:可以|能够|能|用于)/.test(said.slice(name.length)))
      return said.slice(name.length);
  }
  return null;
}

/** "Normalises each layer's inputs": an English sentence without a subject, which is the heading's. */
const ACTS_EN =
  /^(?:[A-Z][a-z]+ly )?[A-Za-z][a-z]+s (?:the|an?|each|every|all|some|its|one|only|out|down|up) [a-z]/;

function actsWithoutName(words: string): string | null {
  return ACTS_EN.test(words) && !NARRATES.test(words) && !ANNOUNCES.test(words) ? ` ${words}` : null;
}

/** "A layer that zeroes inputs at random": an English phrase that says what sort of thing the heading names. */
const KIND_EN =
  /^(?:an?|the|one|any) (?:[\w-]+,? ){1,6}?(?:that|which|whose|where|of|for|used|in which|to|by|with|between|from)\s/i;

/** Words that open a statement about something else, or about the reader. */
const NARRATES =
  /^(?:我|我们|在|当|如果|首先|然后|接下来|下面|以下|这|这里|本|上|前|i |we |in |when |if |first|here|this |these |there |let )/i;

/** In characters. */
const MAX_DESCRIPTION = 80;
const MAX_DESCRIPTION_EN = 300;

/** "池化 - 降维": a short name and what it is, which is not what the heading names. */
const NAMES_OTHER = /^\S{1,12}(?: \S{1,12}){0,2} (?:[-–—]+|=) |^[^:：，。,.]{1,20}[:：]\s*\S/;

/** "专门处理图像数据的网络架构": a short phrase that does not say its subject again, right under the heading. */
function isDescription(block: BlockOf<"paragraph">, words: string, subject: string): boolean {
  // In English the form alone tells a definition, whatever its length and however often it says the subject again.
  if (
    KIND_EN.test(words) &&
    !NARRATES.test(words) &&
    !ANNOUNCES.test(words) &&
    words.length <= MAX_DESCRIPTION_EN
  )
    return true;
  if ([...words].length > MAX_DESCRIPTION || ANNOUNCES.test(words) || NARRATES.test(words)) return false;
  // A formula that was never closed.
  if (words.startsWith("$$") || words.startsWith("\\begin")) return false;
  if (NAMES_OTHER.test(wordsOf(block.node.children.filter((node) => node.type === "text")))) return false;
  if (/[。.!?！？].+/.test(words) || /[?？!！]$/.test(words)) return false;
  if (/[:：]\s*$/.test(words) && (block.next?.kind === "table" || block.next?.kind === "list")) return false;
  if (namesOf(subject).some((name) => mentionsParts(words, name))) return false;
  return [...words].length >= 4;
}

/** A sentence with the subject's words in its middle is about something else: "深度学习需要…，GPU 可以…" under GPU 加速. */
function mentionsParts(words: string, name: string): boolean {
  const parts = name.split(/\s+/).filter((part) => [...part].length >= 2);
  return parts.length > 0 && parts.every((part) => words.toLowerCase().includes(part.toLowerCase()));
}

function isFirstUnderHeading(block: Block): boolean {
  return block.previous?.kind === "heading" && block.labels.length === 0;
}

/** The paragraph without a closing clause that only announces the next block, and without the colon of one that says more. */
function answerOf(block: BlockOf<"paragraph">, note: NoteContext): string {
  const text = sliceOf(block.node, note.text);
  // A bracket that is left over from a formula.
  if (!/[\p{L}\p{N}\p{S}]/u.test(text)) return "";
  const words = wordsOf(block.node.children);
  if (!/[:：]\s*$/.test(text)) return text;
  if (ANNOUNCES.test(words)) return withoutAnnouncement(text);
  const prose = maskInline(text);
  const sentenceEnd = Math.max(prose.lastIndexOf("。"), prose.lastIndexOf(". "));
  return sentenceEnd > 0 ? text.slice(0, sentenceEnd + 1) : text.replace(/\s*[:：]\s*$/, "");
}
