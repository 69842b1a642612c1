import { isTasks } from "../outline/vocabulary.ts";
import { ATTRIBUTE, BLANK, type Fact } from "./fact.ts";
import { entryBase, isAskable, listLine } from "./list-fact.ts";
import { isProcess, promisesSteps } from "./process.ts";
import type { Rule } from "./rule.ts";
import { readSeries, type Series } from "./series.ts";
import { standingOfList } from "./standing-list.ts";
import type { Uncarded } from "../skip.ts";

/** Nobody learns a longer procedure as one. */
const MAX_STEPS = 12;

/** In units of `weight`. Longer steps are in view, but nobody recalls them word for word. */
const MAX_STEP_WEIGHT = 60;

/** Attributes that only say that these are steps: the question says so already. */
const SAYS_STEPS =
  /^(?:主要|基本)?(?:算法|实现|具体|操作)?(?:步骤|流程)$|^(?:the )?(?:steps|procedure|how it works)$/i;

/** A list of steps, numbered by Markdown or by hand: each step, with the steps before it in view. */
export const stepsRule: Rule = {
  name: "steps",
  read: (block, note) => {
    if (block.kind !== "list" && block.kind !== "paragraph") return null;
    if (block.kind === "list" && block.items.length > MAX_STEPS) return null;
    const series = readSeries(block, note);
    if (series === null || !isOneProcedure(series)) return null;
    if (!series.entries.every((entry) => note.isFree(entry.block))) return null;
    const standing = standingOfList(block, series.opening, note);
    if (standing === null || isTasks(standing.title) || !isProcess(series, standing.title, standing.intro))
      return null;
    if (standing.isTitleOnly && !promisesSteps(standing.title) && !series.saysStep) return null;
    const { entries, start } = series;
    const lines = entries.map(({ text }, at) => listLine(`${start + at}.`, text));
    const facts: Fact[] = [];
    const left: Uncarded[] = [];
    for (const [at, entry] of entries.entries()) {
      if (!isAskable(entry, MAX_STEP_WEIGHT)) {
        left.push({ startLine: entry.startLine, endLine: entry.endLine, excerpt: entry.words.slice(0, 80) });
        continue;
      }
      facts.push({
        ...entryBase(series, entry),
        rule: "steps",
        kind: "steps",
        subject: standing.subject,
        attribute: [...standing.attributes, ATTRIBUTE.step].join(" · "),
        question: {
          ask: "blank",
          of: "step",
          within: standing.within,
          attributes: standing.attributes.filter((words) => !SAYS_STEPS.test(words)),
          ordinal: start + at,
          passage: [...lines.slice(0, at), `${start + at}. ${BLANK}`].join("\n"),
        },
      });
    }
    return facts.length === 0 ? null : { facts, left, blocks: entries.map((entry) => entry.block) };
  },
};

function isOneProcedure({ kind, entries }: Series): boolean {
  if (kind === "bulleted" || entries.length < 2 || entries.length > MAX_STEPS) return false;
  // A step without words of its own, or one to be done by the reader, is no text to recall.
  return entries.every(({ words, isTask }) => words !== "" && !isTask);
}
