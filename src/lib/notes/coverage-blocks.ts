import type { BlockContent, DefinitionContent, Heading, List, ListItem, Root, RootContent } from "mdast";

import type { LineRange } from "./outline/block.ts";
import type { ParsedNote } from "./parse/parse.ts";

type Content = RootContent | BlockContent | DefinitionContent;

/**
 * A piece of a note that is drawn and marked by itself: a paragraph, one item of a list, a table, a formula, a heading.
 * The lines of all blocks, blank lines after them included, are the lines of the note, each once and in order.
 */
export interface NoteBlock extends LineRange {
  /** The last line with words of its own; blank lines may follow. */
  readonly lastWrittenLine: number;
  /** What to render. */
  readonly nodes: readonly RootContent[];
  /** How many lists it stands in, beyond the first. */
  readonly depth: number;
  readonly quoted: boolean;
  /** Headings, rules, comments, front matter: they say where one is, not what is so. */
  readonly isFrame: boolean;
}

type Draft = { -readonly [K in keyof NoteBlock]: NoteBlock[K] };

/** The lowest heading of HTML. */
const DEEPEST_HEADING = 6;

/** The blocks of a note in its order. A note without any content is one empty block. */
export function readNoteBlocks({ root, lineCount, unreadable }: Omit<ParsedNote, "text">): NoteBlock[] {
  const drafts = withUnreadable(new BlockReader().read(root), unreadable);
  const [first] = drafts;
  if (first === undefined) return [emptyBlock(lineCount)];
  const merged: Draft[] = [first];
  for (const draft of drafts.slice(1)) {
    const last = merged.at(-1);
    // A formula in the middle of a line shares it with the words before it.
    if (last !== undefined && draft.startLine <= last.lastWrittenLine) {
      last.nodes = [...last.nodes, ...draft.nodes];
      last.lastWrittenLine = Math.max(last.lastWrittenLine, draft.lastWrittenLine);
      last.isFrame &&= draft.isFrame;
    } else merged.push(draft);
  }
  merged.forEach((block, index) => {
    if (index === 0) block.startLine = 1;
    block.endLine = (merged[index + 1]?.startLine ?? lineCount + 1) - 1;
  });
  return merged;
}

/** Lines that the parser did not see are blocks of their own, drawn by their beginning. */
function withUnreadable(drafts: readonly Draft[], unreadable: ParsedNote["unreadable"]): Draft[] {
  const runs: Draft[] = [];
  let at = 0;
  for (const { line, excerpt } of unreadable.toSorted((a, b) => a.line - b.line)) {
    while ((drafts[at]?.lastWrittenLine ?? Infinity) < line) at++;
    const isInside = (drafts[at]?.startLine ?? Infinity) <= line;
    const last = runs.at(-1);
    if (isInside || line === last?.lastWrittenLine) continue;
    if (last?.lastWrittenLine === line - 1) last.lastWrittenLine = line;
    else {
      const nodes: RootContent[] = [{ type: "code", value: `${excerpt}…` }];
      runs.push({
        startLine: line,
        endLine: line,
        lastWrittenLine: line,
        nodes,
        depth: 0,
        quoted: false,
        isFrame: false,
      });
    }
  }
  return runs.length === 0 ? [...drafts] : [...drafts, ...runs].toSorted((a, b) => a.startLine - b.startLine);
}

function emptyBlock(lineCount: number): NoteBlock {
  return {
    startLine: 1,
    endLine: lineCount,
    lastWrittenLine: 1,
    nodes: [],
    depth: 0,
    quoted: false,
    isFrame: true,
  };
}

class BlockReader {
  readonly #blocks: Draft[] = [];
  /** Depths of the headings above, outermost first. */
  #above: readonly number[] = [];

  read(root: Root): Draft[] {
    this.#readAll(root.children, 0, false);
    return this.#blocks;
  }

  #readAll(nodes: readonly Content[], depth: number, quoted: boolean): void {
    for (const node of nodes) {
      if (node.type === "blockquote") this.#readAll(node.children, depth, true);
      else if (node.type === "list") this.#readList(node, depth, quoted);
      else this.#add(node, node.type === "heading" ? [this.#levelled(node)] : [node], depth, quoted);
    }
  }

  /** Each item is a block of its own, a list of one; what is nested in it follows. */
  #readList(list: List, depth: number, quoted: boolean): void {
    list.children.forEach((item, index) => {
      const [first, ...rest] = item.children;
      const lead = first?.type === "paragraph" ? [first] : [];
      const one: ListItem = { ...item, children: lead, spread: false };
      const alone: List = { ...list, children: [one], spread: false };
      if (list.ordered === true) alone.start = (list.start ?? 1) + index;
      if (lead.length > 0 || item.children.length === 0)
        this.#add(lead[0] ?? item, [alone], depth, quoted, item);
      this.#readAll(lead.length > 0 ? rest : item.children, depth + 1, quoted);
    });
  }

  /**
   * @param node whose end is the end of the block
   * @param start whose start is its start
   */
  #add(
    node: Content | ListItem,
    nodes: readonly RootContent[],
    depth: number,
    quoted: boolean,
    start: Content | ListItem = node,
  ): void {
    const startLine = start.position?.start.line ?? 1;
    const lastWrittenLine = Math.max(startLine, node.position?.end.line ?? startLine);
    const isFrame = isFrameNode(node);
    this.#blocks.push({
      startLine,
      endLine: lastWrittenLine,
      lastWrittenLine,
      nodes,
      depth,
      quoted,
      isFrame,
    });
  }

  /** Headings one below the other under the page's own, whatever levels the note leaves out. */
  #levelled(heading: Heading): Heading {
    this.#above = [...this.#above.filter((depth) => depth < heading.depth), heading.depth];
    const level = Math.min(DEEPEST_HEADING, this.#above.length + 1);
    return { ...heading, depth: level as Heading["depth"] };
  }
}

/** An item that is added as itself has nothing in it. */
function isFrameNode(node: Content | ListItem): boolean {
  if (node.type === "html") return node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, "").trim() === "";
  if (node.type === "listItem") return true;
  return ["heading", "thematicBreak", "yaml", "toml", "definition"].includes(node.type);
}
