import type {
  BlockContent,
  DefinitionContent,
  Heading as HeadingNode,
  List,
  ListItem,
  Root,
  RootContent,
} from "mdast";

import type { Steps } from "#lib/core/steps.ts";
import type { Block, Heading, ItemBlock } from "./block.ts";
import { directiveAmong, readDirective, type Directive } from "./directive.ts";
import { questionMarkdown, wordsOf } from "./inline.ts";
import { readLabel, staysLabelled } from "./label.ts";
import { splitTerm } from "./term.ts";
import { cleanTitle } from "./titles.ts";

type Content = RootContent | BlockContent | DefinitionContent;

/** A block whose links to its neighbours are still being set. */
type Draft<B extends Block = Block> = { -readonly [K in keyof B]: B[K] };

/** In characters. A longer list item is a statement; what is nested in it is not about its first words. */
const MAX_ITEM_LABEL = 40;

/** Passages after which other work has its turn. */
const NODES_A_STEP = 200;

/** The blocks of a note in the order of the document, each with the headings and labels above it. */
export function outlineSteps(root: Root, source: string): Steps<readonly Block[]> {
  return new OutlineReader(root, source).read();
}

/** Where reading stands among the blocks of one container. */
interface Siblings {
  first: Block | null;
  previous: Draft | null;
  pending: Directive | null;
  label: string | null;
}

const NONE_YET: Siblings = { first: null, previous: null, pending: null, label: null };

class OutlineReader {
  readonly #root: Root;
  readonly #source: string;
  readonly #blocks: Block[] = [];
  readonly #noteTitle: HeadingNode | null;
  #headings: readonly Heading[] = [];

  constructor(root: Root, source: string) {
    this.#root = root;
    this.#source = source;
    this.#noteTitle = noteTitle(root);
  }

  *read(): Steps<readonly Block[]> {
    const { children } = this.#root;
    const siblings = { ...NONE_YET };
    for (let from = 0; from < children.length; from += NODES_A_STEP) {
      yield from / children.length;
      this.#readOn(siblings, children.slice(from, from + NODES_A_STEP), null, [], null);
    }
    finishSiblings(siblings, null);
    return this.#blocks;
  }

  /** @returns the first block */
  #readSiblings(
    nodes: readonly Content[],
    parent: Block | null,
    labels: readonly string[],
    quoted: Directive | null,
  ): Block | null {
    const siblings = { ...NONE_YET };
    this.#readOn(siblings, nodes, parent, labels, quoted);
    finishSiblings(siblings, parent);
    return siblings.first;
  }

  #readOn(
    siblings: Siblings,
    nodes: readonly Content[],
    parent: Block | null,
    labels: readonly string[],
    quoted: Directive | null,
  ): void {
    for (const node of nodes) {
      if (node.type === "html") {
        const directive = readDirective(node.value);
        if (directive !== null) siblings.pending = directive;
        if (directive !== null || isComment(node.value)) continue;
      }
      const directive = siblings.pending ?? quoted;
      if (node.type === "blockquote") {
        // A quote's content belongs where the quote stands.
        this.#readSiblings(node.children, parent, withLabel(labels, siblings.label), directive);
        siblings.previous = null;
        siblings.pending = null;
        continue;
      }
      if (node.type === "heading") siblings.label = null;
      const block = this.#add(node, parent, withLabel(labels, siblings.label), directive);
      siblings.pending = null;
      siblings.first ??= block;
      if (block.kind === "paragraph") {
        const opened = block.label !== null && block.label.text === "" ? block.label.label : null;
        if (opened !== null) block.labels = labels;
        if (opened !== null || !staysLabelled(siblings.label, block)) siblings.label = opened;
      } else if (block.kind === "list" || block.kind === "table") {
        siblings.label = null;
      }
      const { previous } = siblings;
      block.previous = block.kind === "heading" ? null : previous;
      if (previous !== null && block.kind !== "heading") previous.next = block;
      siblings.previous = block;
    }
  }

  #add(node: Content, parent: Block | null, labels: readonly string[], directive: Directive | null): Draft {
    const base = {
      index: this.#blocks.length,
      parent,
      labels,
      headings: this.#headings,
      directive,
      next: null,
      previous: null,
      startLine: node.position?.start.line ?? 1,
      endLine: node.position?.end.line ?? 1,
    };
    const keep = <B extends Draft>(block: B): B => {
      this.#blocks.push(block);
      return block;
    };
    switch (node.type) {
      case "heading": {
        const heading = this.#enter(node, directive);
        return keep({
          ...base,
          headings: this.#headings,
          directive: heading.directive,
          kind: "heading",
          node,
          heading,
        });
      }
      case "paragraph":
        return keep({
          ...base,
          directive: directive ?? directiveAmong(node.children),
          kind: "paragraph",
          node,
          label: readLabel(node, this.#source),
        });
      case "list": {
        const block = keep<Draft<Extract<Block, { kind: "list" }>>>({
          ...base,
          kind: "list",
          node,
          items: [],
        });
        block.items = this.#readItems(node, block, labels);
        return block;
      }
      case "table":
        return keep({ ...base, kind: "table", node });
      case "math":
        return keep({ ...base, kind: "formula", node });
      case "code":
        return keep({ ...base, kind: "code", node });
      case "html":
        return keep({ ...base, kind: "html", node });
      default:
        return keep({ ...base, kind: "other", node });
    }
  }

  #enter(node: HeadingNode, before: Directive | null): Heading {
    const words = wordsOf(node.children);
    const heading: Heading = {
      depth: node.depth,
      title: cleanTitle(questionMarkdown(node.children, this.#source)),
      written: words,
      line: node.position?.start.line ?? 1,
      directive: before ?? directiveAmong(node.children),
      isNoteTitle: node === this.#noteTitle,
    };
    this.#headings = [...this.#headings.filter((above) => above.depth < node.depth), heading];
    return heading;
  }

  #readItems(list: List, parent: Block, labels: readonly string[]): ItemBlock[] {
    const items: Draft<ItemBlock>[] = [];
    for (const node of list.children) {
      const [first, ...rest] = node.children;
      const lead = first?.type === "paragraph" ? first : null;
      const nested = lead === null ? node.children : rest;
      const term = lead === null ? null : splitTerm(lead, this.#source);
      const item: Draft<ItemBlock> = {
        index: this.#blocks.length,
        kind: "item",
        node,
        lead,
        term,
        parent,
        labels,
        headings: this.#headings,
        directive: lead === null ? null : directiveAmong(lead.children),
        firstNested: null,
        next: null,
        previous: items.at(-1) ?? null,
        startLine: node.position?.start.line ?? 1,
        endLine: (lead ?? node).position?.end.line ?? 1,
      };
      const before = items.at(-1);
      if (before !== undefined) before.next = item;
      items.push(item);
      this.#blocks.push(item);
      const label = this.#itemLabel(node, item);
      item.firstNested = this.#readSiblings(nested, item, withLabel(labels, label), null);
    }
    return items;
  }

  #itemLabel(node: ListItem, item: ItemBlock): string | null {
    if (node.children.length < 2 || item.lead === null) return null;
    if (item.term !== null) return item.term.term;
    const words = cleanTitle(questionMarkdown(item.lead.children, this.#source));
    return [...words].length <= MAX_ITEM_LABEL ? words : null;
  }
}

function withLabel(labels: readonly string[], label: string | null): readonly string[] {
  return label === null ? labels : [...labels, label];
}

/** A directive with nothing after it in its container is about what stands before it. */
function finishSiblings({ pending, previous }: Siblings, parent: Block | null): void {
  const target: Draft | null = previous ?? parent;
  if (pending !== null && target !== null && target.directive === null) target.directive = pending;
}

function isComment(html: string): boolean {
  // Taken out one by one: a pattern for all of them at once takes forever on hundreds that are followed by a word.
  return html.replace(/<!--[\s\S]*?-->/g, "").trim() === "";
}

/** The first heading, if it stands above all others; alone it is a subject like any. */
function noteTitle(root: Root): HeadingNode | null {
  const headings = root.children.filter((node): node is HeadingNode => node.type === "heading");
  const [first, ...rest] = headings;
  return first !== undefined && rest.length > 0 && rest.every((heading) => heading.depth > first.depth)
    ? first
    : null;
}
