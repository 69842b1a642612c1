import type { Heading, Block } from "../outline/block.ts";
import { isAttribute } from "../outline/vocabulary.ts";
import { standingOf } from "./subject.ts";

const ASKS = /[?？]\s*$/;
const ASKS_IN_WORDS =
  /^(?:什么是|为什么|为何|如何|怎么|怎样|何时|什么时候|(?:what|why|how|when|which|where|who)(?:['’]s)? (?!to use$))/i;

/** Whether a heading asks. */
export function isQuestion(heading: Heading): boolean {
  if (ASKS.test(heading.written)) return true;
  return ASKS_IN_WORDS.test(heading.title) && [...heading.title].length >= 5;
}

/** Whether words end as a question does. */
export function endsAsQuestion(words: string): boolean {
  return ASKS.test(words);
}

/** Words that make a sentence with a question mark a question to be answered, wherever in it they stand. */
const ASKING_WORDS =
  /什么|为何|如何|怎么|怎样|哪|多少|几[个种层次步]|是否|能否|吗[?？]|区别|\b(?:what|why|how|when|which|where|who|does|do|is|are|can|should)\b/i;

/** Whether a sentence asks in words, not only by its mark: "对吧？" does not. */
export function asksInWords(words: string): boolean {
  return ASKING_WORDS.test(words);
}

/** A question that names nothing itself (如何选择？) is about what stands above it. */
export function aboutOf(title: string, standing: Block): string | null {
  const words = title.replace(/[?？]/g, "");
  const namesNothing =
    isAttribute(words) ||
    /^(?:为什么|为何|如何\S{0,3}|怎么\S{0,3}|怎样\S{0,3}|why|how|when|what)(?: to \w+| does it \w+| is it)?$/i.test(
      words,
    );
  return namesNothing ? standingOf(standing).subject : null;
}
