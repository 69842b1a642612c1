import type { Block, BlockOf } from "../outline/block.ts";
import { dialectOf, type Dialect } from "./code-dialect.ts";
import { baseOf, infoOf, makeFact, type Place } from "./code-fact.ts";
import { factsOfGroup, labelledFacts } from "./code-formula-facts.ts";
import { readFormulas } from "./code-formulas.ts";
import type { CodeAsk, Gap } from "./code-ask.ts";
import { findGaps } from "./code-gaps.ts";
import { readProgram, type ReadStatement } from "./code-program.ts";
import { fenced, passageOf, rangeAround } from "./code-passage.ts";
import { readStatements } from "./code-statements.ts";
import { libraryOf, sizesIn, WORTH_ASKING, worthOfCallLine, worthOfValue } from "./code-worth.ts";
import { explicitIds, partId } from "./explicit-id.ts";
import { ATTRIBUTE, type Fact } from "./fact.ts";
import { isQuestion } from "./question.ts";
import type { Rule } from "./rule.ts";
import { standingOf } from "./subject.ts";

/** Cards of one block; the rest of it is in view on each. Longer blocks may give some more. */
const MIN_MOST_GAPS = 6;
const MAX_GAPS = 8;

/** A longer block is a file rather than a note. In UTF-16 units. */
const MAX_CODE = 20_000;

/** Gaps that are tried before a block counts as one that gives its answers away. */
const MAX_TRIES = 100;

/** Gaps that a statement more allows. */
const GAPS_A_STATEMENT = 0.7;

/** A code block: its key expressions, one gap at a time; a comment line above a formula names that line. */
export const codeRule: Rule = {
  name: "code",
  read: (block) => {
    if (block.kind !== "code" || answersItsHeading(block)) return null;
    const code = block.node.value;
    const dialect = dialectOf(block.node.lang ?? "", code);
    const place = placeOf(block);
    if (dialect === null || place === null || code.length > MAX_CODE || /[⟦⟧]/.test(code)) return null;
    const facts = factsOf(block, code, dialect, place);
    return facts.length === 0 ? null : { facts: withIds(facts, block), blocks: [block] };
  },
};

/** Code right under a question is its answer as a whole; so is everything under one that its author named. */
function answersItsHeading(block: Block): boolean {
  const heading = block.headings.at(-1);
  if (heading === undefined || !isQuestion(heading)) return false;
  return heading.directive?.say === "id" || block.previous?.kind === "heading";
}

/** Headings that say no more than that code follows. */
const CODE_WORDS =
  /^(?:(?:代码|实现|示例|例子|用法|使用)+|python|pytorch|numpy|tensorflow|keras|code|implementation|examples?|usage|(?:example |sample )?code)$/i;

function placeOf(block: Block): Place | null {
  const { subject, attributes } = standingOf(block);
  if (subject === null) return null;
  const asked = subject.replace(
    /^(?:什么是|如何|怎么|怎样|为什么|what (?:is|are) |how (?:to|do|does) |why )\s*/i,
    "",
  );
  const told = attributes.filter((words) => !CODE_WORDS.test(words));
  return { subject: asked === "" ? subject : asked, attributes: told };
}

function factsOf(block: BlockOf<"code">, code: string, dialect: Dialect, place: Place): readonly Fact[] {
  const lines = code.split("\n");
  const items = readStatements(code, dialect);
  const formulas = readFormulas(items);
  if (formulas !== null) return formulas.flatMap((group) => factsOfGroup(block, code, lines, group, place));
  const program = readProgram(items);
  if (!dialect.isNamed && !looksLikeProgram(program, lines)) return labelledFacts(block, lines, place);
  const single = singleCall(block, program, place);
  if (single !== null) return [single];
  return gapFacts(block, code, lines, program, place);
}

function looksLikeProgram(program: readonly ReadStatement[], lines: readonly string[]): boolean {
  if (lines.some((line) => /[─-╿→↓↑⇒▼▲]|-->|==>/.test(line))) return false;
  const told = program.filter(({ deed }) => deed.does !== "other" && deed.does !== "call");
  return told.length > 0 && told.length * 10 >= program.length * 6;
}

function gapFacts(
  block: BlockOf<"code">,
  code: string,
  lines: readonly string[],
  program: readonly ReadStatement[],
  place: Place,
): readonly Fact[] {
  const most = Math.max(MIN_MOST_GAPS, Math.min(MAX_GAPS, Math.floor(program.length * GAPS_A_STATEMENT)));
  const found = findGaps(program, code, place.subject).toSorted((a, b) => b.worth - a.worth);
  const shown: { gap: Gap; passage: string; answer: string }[] = [];
  for (const gap of found.slice(0, MAX_TRIES)) {
    if (shown.length === most) break;
    const passage = passageOf(
      code,
      lines,
      gap.spans,
      rangeAround(gap.line, lines, program),
      infoOf(block),
      gap.hint,
    );
    if (passage !== null) shown.push({ gap, ...passage });
  }
  shown.sort((a, b) => a.gap.line - b.gap.line);
  const words = tellApart(shown);
  return shown.map(({ gap, passage, answer }, index) =>
    makeFact(block, place, gap.ask, words[index] ?? "", passage, answer),
  );
}

/** Two gaps of one name are told apart by what stands in them. */
function tellApart(gaps: readonly { gap: Gap; answer: string }[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { gap } of gaps) counts.set(gap.words, (counts.get(gap.words) ?? 0) + 1);
  return gaps.map(({ gap, answer }) =>
    (counts.get(gap.words) ?? 0) > 1
      ? `${gap.words} ${answer.split("\n").slice(1, -1).join(" ")}`
      : gap.words,
  );
}

/** A block of one call, such as `model.fit(…)` under its name: how is it written? */
function singleCall(block: BlockOf<"code">, program: readonly ReadStatement[], place: Place): Fact | null {
  const lines = program.filter(({ deed }) => deed.does !== "import");
  const [only] = lines;
  if (only === undefined || lines.length > 1) return null;
  const { deed, statement } = only;
  // With sizes that must be told it is shown with a gap.
  if (deed.does === "assign" && sizesIn(deed.value.text) !== null) return null;
  const code = block.node.value;
  const isCall = deed.does === "call" && worthOfCallLine(statement.text, deed.callee) >= 3;
  const isChosen =
    deed.does === "assign" && /\)$/.test(deed.value.text) && worthOfValue(deed.value.text, new Set()) < 10;
  if (!isCall && !(isChosen && worthOfValue(deed.value.text, new Set()) >= WORTH_ASKING)) return null;
  const end = statement.trailing === null ? statement.end : endOfLine(code, statement.end);
  const answer = code.slice(statement.start, end);
  const about: CodeAsk = { what: "written", library: libraryOf(code) };
  return {
    ...baseOf(block),
    subject: place.subject,
    attribute: [...place.attributes, ATTRIBUTE.code].join(" · "),
    discriminator: "",
    question: { ask: "code", attributes: place.attributes, about, passage: null },
    answer: fenced(answer, infoOf(block)),
  };
}

function endOfLine(code: string, from: number): number {
  const end = code.indexOf("\n", from);
  return end < 0 ? code.length : end;
}

/** A block that its author named gives its name to its only card; several take it with their own words behind it. */
function withIds(facts: readonly Fact[], block: Block): readonly Fact[] {
  const id = explicitIds(block.directive).front;
  if (id === null) return facts;
  return facts.map((fact) => ({
    ...fact,
    explicitId:
      facts.length === 1 ? id : partId(id, `${fact.subject} ${fact.attribute} ${fact.discriminator}`),
  }));
}
