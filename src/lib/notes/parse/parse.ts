import type { Node, Nodes, Parents, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { mathFromMarkdown } from "mdast-util-math";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import { math } from "micromark-extension-math";

import { linkDefinitions, splitAtHeadings, type Chunk } from "./chunks.ts";
import { normaliseDisplayMaths } from "./display-maths.ts";
import { stepFence, type OpenFence } from "./fences.ts";
import { normaliseInlineMarks } from "./inline-marks.ts";
import { escapeTablePipes } from "./table-pipes.ts";
import { dropBlankStart, readSourceLines, type SourceLine, type UnreadableLine } from "./source-lines.ts";

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

/** Parses any text: every string gives a tree. */
export function parseMarkdown(raw: string): ParsedNote {
  const { lines: fileLines, unreadable } = readSourceLines(raw);
  const lines = mendInline(escapeTablePipes(normaliseDisplayMaths(dropBlankStart(fileLines))));
  const texts = lines.map((line) => line.text);
  const chunks = splitAtHeadings(texts);
  const definitions = chunks.length > 1 ? linkDefinitions(texts) : [];
  const root: Root = { type: "root", children: [] };
  const cut: UnreadableLine[] = [];
  for (const chunk of chunks) {
    const nodes = parseChunk(chunk, definitions);
    for (const node of nodes) cut.push(...place(node, chunk, lines));
    root.children.push(...nodes);
  }
  return { root, text: texts.join("\n"), lineCount: fileLines.length, unreadable: [...unreadable, ...cut] };
}

function mendInline(lines: readonly SourceLine[]): SourceLine[] {
  let fence: OpenFence = null;
  let inFormula = false;
  return lines.map((line) => {
    const before = fence;
    fence = inFormula ? null : stepFence(fence, line.text);
    if (before !== null || fence !== null) return line;
    if (/^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\$\$[ \t]*$/.test(line.text)) inFormula = !inFormula;
    return inFormula ? line : { ...line, text: normaliseInlineMarks(line.text) };
  });
}

function parseChunk(chunk: Chunk, definitions: readonly string[]): RootContent[] {
  const isFirst = chunk.offset === 0;
  const text = definitions.length === 0 ? chunk.text : `${chunk.text}\n\n${definitions.join("\n")}`;
  const tree = fromMarkdown(text, {
    extensions: [gfm({ singleTilde: false }), math(), ...(isFirst ? [frontmatter(["yaml"])] : [])],
    mdastExtensions: [
      gfmFromMarkdown(),
      mathFromMarkdown(),
      ...(isFirst ? [frontmatterFromMarkdown(["yaml"])] : []),
    ],
  });
  return tree.children.filter((node) => (node.position?.start.offset ?? 0) < chunk.text.length);
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
  const pending: { node: Node; depth: number }[] = [{ node: top, depth: 0 }];
  const lineInFile = (line: number): number =>
    lines[line - 1 + chunk.firstLine]?.line ?? lines.at(-1)?.line ?? 1;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, depth } = next;
    if (node.position !== undefined) {
      for (const point of [node.position.start, node.position.end]) {
        point.line = lineInFile(point.line);
        point.offset = (point.offset ?? 0) + chunk.offset;
      }
    }
    if (!("children" in node)) continue;
    const parent = node as Parents;
    if (depth >= MAX_DEPTH) {
      cut.push(...linesOf(parent, lines));
      parent.children = [];
    }
    parent.children = parent.children.map((child) => withoutMoney(child, chunk)) as typeof parent.children;
    for (const child of parent.children) pending.push({ node: child, depth: depth + 1 });
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
