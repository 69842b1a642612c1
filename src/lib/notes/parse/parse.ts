import type { Node, Nodes, Parents, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { mathFromMarkdown } from "mdast-util-math";
import { frontmatter } from "micromark-extension-frontmatter";

import { finish, type Steps } from "#lib/core/steps.ts";
import { GFM_TREE, linkAddresses } from "./addresses.ts";
import { chunksOf, type Chunk } from "./chunks.ts";
import { mendBullets } from "./bullets.ts";
import { mendCallouts } from "./callouts.ts";
import { takeOutComments } from "./comments.ts";
import { normaliseDisplayMaths } from "./display-maths.ts";
import { mendHeadings } from "./headings.ts";
import { mendListLabels } from "./list-labels.ts";
import { markLongHighlights } from "./long-highlights.ts";
import { readHtmlTables } from "./html-tables.ts";
import { unwrapHtml } from "./html-wrappers.ts";
import { mendIndents } from "./indents.ts";
import { mendHabits } from "./inline-habits.ts";
import { normaliseInlineMarks } from "./inline-marks.ts";
import { mendStart } from "./note-start.ts";
import { regionsOf } from "./regions.ts";
import { readSourceLines, type SourceLine, type UnreadableLine } from "./source-lines.ts";
import { syntaxOf } from "./syntax.ts";
import { escapeTablePipes } from "./table-pipes.ts";

/**
 * A note as a syntax tree. Lines in node positions are lines of the file, from 1; offsets are into `text`, which is the
 * file with its display maths and line ends made regular.
 */
export interface ParsedNote {
  readonly root: Root;
  readonly text: string;
  /** Lines of the file. */
  readonly lineCount: number;
  readonly unreadable: readonly UnreadableLine[];
}

/** Blocks inside one another, beyond which a tree is cut: nothing readable is this deep. */
const MAX_DEPTH = 60;

const FRONT_MATTER: ("yaml" | "toml")[] = ["yaml", "toml"];

/** Parses any text: every string gives a tree. */
export function parseMarkdown(raw: string): ParsedNote {
  return finish(parseSteps(raw));
}

/** `parseMarkdown` in pieces, for long notes. */
export function* parseSteps(raw: string): Steps<ParsedNote> {
  const { lines: fileLines, unreadable } = readSourceLines(raw);
  const { lines, taken } = yield* mend(fileLines);
  const { chunks, definitions } = chunksOf(lines);
  yield MENDED_SHARE;
  const root: Root = { type: "root", children: [] };
  const cut: UnreadableLine[] = [];
  for (const [index, chunk] of chunks.entries()) {
    const linked = withDefinitions(chunk, definitions);
    const nodes = parseChunk(linked, index === 0);
    for (const node of nodes) cut.push(...place(node, linked, lines));
    root.children.push(...nodes);
    yield MENDED_SHARE + (1 - MENDED_SHARE) * ((index + 1) / chunks.length);
  }
  return {
    root,
    text: chunks.map(({ text }) => text).join("\n"),
    lineCount: fileLines.length,
    unreadable: [...unreadable, ...taken, ...cut],
  };
}

/** A line after another mending of the whole note, and what was taken out on the way. */
interface Mended {
  readonly lines: readonly SourceLine[];
  readonly taken: readonly UnreadableLine[];
}

/** Where mending ends and parsing begins, as a share of both. */
const MENDED_SHARE = 0.1;

type Mending = (lines: readonly SourceLine[]) => readonly SourceLine[];

/** Habits of people and apps that are no Markdown, put into what the parser reads. Lines keep their numbers. */
function* mend(fileLines: readonly SourceLine[]): Steps<Mended> {
  let done = 0;
  // Each goes through the whole note: a long one leaves room for other work in between.
  function* through(lines: readonly SourceLine[], ...mendings: readonly Mending[]): Steps<typeof lines> {
    let mended = lines;
    for (const mending of mendings) {
      yield (MENDED_SHARE * done++) / MENDINGS;
      mended = unlessSame(mended, mending(mended));
    }
    yield (MENDED_SHARE * done) / MENDINGS;
    return mended;
  }
  const started = yield* through(fileLines, mendStart, mendIndents, mendCallouts);
  const displayed = yield* through(started, readHtmlTables, unwrapHtml, normaliseDisplayMaths);
  const { lines, comments } = takeOutComments(displayed);
  const blocks = yield* through(lines, mendHeadings, mendBullets, mendListLabels);
  const inline = mendInline(blocks);
  const escaped = yield* through(inline.lines, escapeTablePipes);
  return { lines: escaped, taken: [...comments, ...inline.taken] };
}

const MENDINGS = 10;

/** The lines before if nothing was mended: what is known of them is known by their list. */
function unlessSame(before: readonly SourceLine[], after: readonly SourceLine[]): readonly SourceLine[] {
  return after.length === before.length && after.every((line, index) => line === before[index])
    ? before
    : after;
}

function mendInline(lines: readonly SourceLine[]): Mended {
  const regions = regionsOf(lines);
  const taken: UnreadableLine[] = [];
  // First those that go on on the next line: what closes one there opens none.
  const mended = markLongHighlights(lines, regions).map((line, index): SourceLine => {
    if (regions[index] !== "text") return line;
    const { text, comments, isAnchor } = mendHabits(line.text);
    for (const excerpt of comments) taken.push({ line: line.line, reason: "comment", excerpt });
    if (isAnchor) taken.push({ line: line.line, reason: "anchor", excerpt: line.text.trim() });
    const normal = normaliseInlineMarks(text);
    return normal === line.text ? line : { ...line, text: normal };
  });
  return { lines: unlessSame(lines, mended), taken };
}

const MATHS_TREE = mathFromMarkdown();

/** A piece of the note as it is parsed: together with definitions, which are no part of it. */
interface LinkedChunk extends Chunk {
  /** Where the piece's own text begins and ends. */
  readonly from: number;
  readonly to: number;
}

function withDefinitions(chunk: Chunk, definitions: readonly string[]): LinkedChunk {
  const { text, firstLine, offset } = chunk;
  if (definitions.length === 0) return { ...chunk, from: 0, to: text.length };
  const written = definitions.join("\n");
  // Front matter comes first. The last piece may end in code that is never closed: what stood behind it would be code.
  if (offset === 0) return { ...chunk, text: `${text}\n\n${written}`, from: 0, to: text.length };
  const lead = `${written}\n\n`;
  return {
    text: lead + text,
    firstLine: firstLine - definitions.length - 1,
    offset: offset - lead.length,
    from: lead.length,
    to: lead.length + text.length,
  };
}

function parseChunk({ text, from, to }: LinkedChunk, isFirst: boolean): RootContent[] {
  const tree = fromMarkdown(text, {
    extensions: [...syntaxOf(text), ...(isFirst ? [frontmatter(FRONT_MATTER)] : [])],
    mdastExtensions: [GFM_TREE, MATHS_TREE, ...(isFirst ? [frontmatterFromMarkdown(FRONT_MATTER)] : [])],
  });
  linkAddresses(tree, text);
  return tree.children.filter(({ position }) => {
    const start = position?.start.offset ?? from;
    return start >= from && start < to;
  });
}

/** "from $5 to $10" is no formula: a closing dollar sign is not followed by a digit. Positions are the chunk's own. */
function withoutMoney(node: Nodes, chunk: Chunk): Nodes {
  const { start, end } = node.position ?? {};
  if (node.type !== "inlineMath" || start?.offset === undefined || end?.offset === undefined) return node;
  const written = chunk.text.slice(start.offset, end.offset);
  const isMoney = !written.startsWith("$$") && /^\d/.test(chunk.text.slice(end.offset, end.offset + 1));
  return isMoney ? { type: "text", value: written, position: { start, end } } : node;
}

/**
 * Shifts positions to the file, and cuts what is nested too deep. Without recursion: the tree may be hostile.
 * @returns the lines that were cut
 */
function place(top: RootContent, chunk: Chunk, lines: readonly SourceLine[]): UnreadableLine[] {
  const cut: UnreadableLine[] = [];
  const pending: Node[] = [top];
  const depths = [0];
  const lineInFile = (line: number): SourceLine | undefined =>
    lines[line - 1 + chunk.firstLine] ?? lines.at(-1);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const node: Node = next;
    const depth = depths.pop() ?? 0;
    if (node.position !== undefined) {
      const { start, end } = node.position;
      start.line = lineInFile(start.line)?.line ?? 1;
      const last = lineInFile(end.line);
      end.line = last?.endLine ?? last?.line ?? 1;
      start.offset = (start.offset ?? 0) + chunk.offset;
      end.offset = (end.offset ?? 0) + chunk.offset;
    }
    if (!("children" in node)) continue;
    const parent = node as Parents;
    if (depth >= MAX_DEPTH) {
      cut.push(...linesOf(parent, lines));
      parent.children = [];
    }
    const children: Nodes[] = parent.children;
    children.forEach((child, index) => {
      const read = withoutMoney(child, chunk);
      children[index] = read;
      pending.push(read);
      depths.push(depth + 1);
    });
  }
  return cut;
}

/** The lines of a node that is cut away. */
function linesOf(node: Node, lines: readonly SourceLine[]): UnreadableLine[] {
  const { start, end } = node.position ?? {};
  return lines
    .filter(({ line, text }) => line >= (start?.line ?? 1) && line <= (end?.line ?? 0) && text.trim() !== "")
    .map(({ line, text }) => ({ line, reason: "too-deep", excerpt: text.trim().slice(0, 80) }));
}
