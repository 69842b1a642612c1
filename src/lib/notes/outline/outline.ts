import type {
  BlockContent,
  DefinitionContent,
  Heading as HeadingNode,
  List,
  ListItem,
  Root,
  RootContent,
} from "mdast";

import type { Block, Heading, ItemBlock } from "./block.ts";
import { directiveAmong, readDirective, type Directive } from "./directive.ts";
import { questionMarkdown, wordsOf } from "./inline.ts";
import { readLabel } from "./label.ts";
import { splitTerm } from "./term.ts";
import { cleanTitle } from "./titles.ts";

type Content = RootContent | BlockContent | DefinitionContent;

/** A block whose links to its neighbours are still being set. */
type Draft<B extends Block = Block> = { -readonly [K in keyof B]: B[K] };

/** In characters. A longer list item is a statement; what is nested in it is not about its first words. */
const MAX_ITEM_LABEL = 40;

/** The blocks of a note in the order of the document, each with the headings and labels above it. */
export function readOutline(root: Root, source: string): readonly Block[] {
  return new OutlineReader(root, source).read();
}

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

  read(): readonly Block[] {
    this.#readSiblings(this.#root.children, null, [], null);
    return this.#blocks;
  }

  #readSiblings(
    nodes: readonly Content[],
    parent: Block | null,
    labels: readonly string[],
    quoted: Directive | null,
  ): Block | null {
    let first: Block | null = null;
    let previous: Draft | null = null;
    let pending: Directive | null = null;
    let label: string | null = null;
    for (const node of nodes) {
      if (node.type === "html") {
        const directive = readDirective(node.value);
        if (directive !== null) pending = directive;
        if (directive !== null || isComment(node.value)) continue;
      }
      if (node.type === "blockquote") {
        // A quote's content belongs where the quote stands.
        this.#readSiblings(
          node.children,
          parent,
          label === null ? labels : [...labels, label],
          pending ?? quoted,
        );
        previous = null;
        pending = null;
        continue;
      }
      if (node.type === "heading") label = null;
      const block = this.#add(node, parent, label === null ? labels : [...labels, label], pending ?? quoted);
      pending = null;
      first ??= block;
      if (block.kind === "paragraph") {
        label = block.label !== null && block.label.text === "" ? block.label.label : null;
        if (label !== null) block.labels = labels;
      } else if (block.kind === "list" || block.kind === "table") {
        label = null;
      }
      block.previous = block.kind === "heading" ? null : previous;
      if (previous !== null && block.kind !== "heading") previous.next = block;
      previous = block;
    }
    // A directive with nothing after it in its container is about what stands before it.
    if (pending !== null) {
      const target: Draft | null = previous ?? parent;
      if (target !== null && target.directive === null) target.directive = pending;
    }
    return first;
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
      item.firstNested = this.#readSiblings(nested, item, label === null ? labels : [...labels, label], null);
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
