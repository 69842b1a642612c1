import type { Block } from "../outline/block.ts";
import { isAttribute, isContents, isGathering, isResources } from "../outline/vocabulary.ts";

/** What a block is about, as the headings and labels above it say. */
export interface Standing {
  /** The nearest heading or label that names something; null where there is none but the note's title. */
  readonly subject: string | null;
  /** Headings and labels below the subject that name a property of it: 特点, 数学表示. */
  readonly attributes: readonly string[];
}

interface Step {
  readonly words: string;
  readonly isNoteTitle: boolean;
  readonly isLabel: boolean;
}

/** Headings and labels above a block, outermost first. */
function trailOf(block: Block, extra: readonly string[]): readonly Step[] {
  const labels = [...block.labels, ...extra].map((words) => ({ words, isNoteTitle: false, isLabel: true }));
  const headings = block.headings.map((heading) => ({
    words: heading.title,
    isNoteTitle: heading.isNoteTitle,
    isLabel: false,
  }));
  return [...headings, ...labels];
}

/** Titles that stand in a card's context and key. */
export function contextOf(block: Block): readonly string[] {
  return block.labels.length === 0 ? headingPathOf(block) : [...headingPathOf(block), ...block.labels];
}

/** All blocks of a section have the same headings, and all its cards share their titles. */
let lately: { readonly headings: Block["headings"]; readonly titles: readonly string[] } = {
  headings: [],
  titles: [],
};

/** Titles of the headings alone. */
export function headingPathOf(block: Block): readonly string[] {
  if (block.headings !== lately.headings)
    lately = { headings: block.headings, titles: block.headings.map((heading) => heading.title) };
  return lately.titles;
}

/**
 * The subject above a block. Words that only name a property (特点) belong to what stands above them; words that only
 * gather (总结) name nothing.
 * @param extra labels between the block and what is asked, outermost first
 */
export function standingOf(block: Block, extra: readonly string[] = []): Standing {
  return standingIn(trailOf(block, extra));
}

function standingIn(trail: readonly Step[]): Standing & { readonly step: Step | null } {
  const attributes: string[] = [];
  for (const step of trail.toReversed()) {
    if (step.words === "" || isGathering(step.words) || isContents(step.words) || isResources(step.words)) {
      if (step.isNoteTitle) break;
      continue;
    }
    if (isAttribute(step.words) && !step.isNoteTitle) {
      attributes.unshift(withoutMark(step.words));
      continue;
    }
    return { subject: withoutMark(step.words), attributes, step };
  }
  return { subject: null, attributes, step: null };
}

/** "动量（Momentum）": two languages name it well enough. */
const NAMED_TWICE = /\p{Script=Han}.*[A-Za-z]{2}|[A-Za-z]{2}.*\p{Script=Han}/u;

/**
 * Words to put before a term so that it is clear where it belongs; the note's title only where nothing else tells.
 * @param term may tell by itself
 */
export function withinOf(block: Block, term = ""): readonly string[] {
  const isTitleOnly =
    block.headings.filter((heading) => !heading.isNoteTitle).length === 0 && block.labels.length === 0;
  const trail = trailOf(block, []);
  const { subject, attributes, step } = standingIn(trail);
  if (subject === null || step === null || isTitleOnly || step.isNoteTitle)
    return [...(NAMED_TWICE.test(term) ? [] : titleWithin(block)), ...attributes];
  // A label is too little to know where one is: the heading's subject comes first.
  const above = step.isLabel ? standingIn(trail.slice(0, trail.indexOf(step))) : null;
  const isNamed = above !== null && above.subject !== null && above.step?.isNoteTitle !== true;
  const path = isNamed ? [above.subject, ...above.attributes] : [];
  return [...path, subject, ...attributes];
}

/** In characters. A longer title is a sentence about the note. */
const MAX_TITLE_WITHIN = 24;

/** What a title says of the note rather than of what it is about. */
const NOTE_WORDS =
  /\s*(?:的)?(?:学习|读书|课程|复习)?(?:笔记|总结|整理|汇总|详解|入门)$|\s+(?:notes?|cheat ?sheet|summary)$/i;

/** The note's title where nothing else says what its first lines are about: "GAN 笔记" → "GAN". */
function titleWithin(block: Block): readonly string[] {
  const title = block.headings.find((heading) => heading.isNoteTitle)?.title ?? "";
  if (title.length > MAX_TITLE_WITHIN * 2) return [];
  const about = withoutMark(title).replace(NOTE_WORDS, "");
  return about === "" || isGathering(about) || [...about].length > MAX_TITLE_WITHIN ? [] : [about];
}

/** "如何选择？" in the middle of a question is "如何选择". */
function withoutMark(words: string): string {
  return words.replace(/\s*[?？]$/, "");
}

/** Whether the words are the note's own title, which is about the note rather than its first subject. */
export function isNoteTitle(block: Block, words: string): boolean {
  return block.headings.some((heading) => heading.isNoteTitle && heading.title === words);
}
