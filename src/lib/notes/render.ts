import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import type {
  Code,
  FootnoteDefinition,
  FootnoteReference,
  Html,
  Image,
  ImageReference,
  InlineCode,
  Link,
  LinkReference,
  ListItem,
  Parents,
  Root,
  RootContent,
  Text,
} from "mdast";
import { toString } from "mdast-util-to-string";
import type { InlineMath, Math as MathNode } from "mdast-util-math";
import { defaultHandlers, toHast, type Handlers, type State } from "mdast-util-to-hast";

import { joinLines } from "./outline/inline.ts";
import { parseMarkdown } from "./parse/parse.ts";
import { withBlanks } from "./render/blanks.ts";
import { renderCode } from "./render/code.ts";
import { readHtml } from "./render/html.ts";
import { renderMaths } from "./render/maths.ts";

/**
 * Markdown as HTML: formulas by KaTeX, code highlighted, pictures as their description, links as words beside their
 * address. Nothing in it loads or leads anywhere, yet it is NOT safe to show before `sessions/sanitize-html`.
 */
export function renderMarkdown(markdown: string): string {
  return renderNodes(parseMarkdown(markdown).root.children);
}

/**
 * Part of a syntax tree, on the same terms as `renderMarkdown`.
 * @param definitions of the links and footnotes in it, where they stand elsewhere in the note
 */
export function renderNodes(nodes: readonly RootContent[], definitions: readonly RootContent[] = []): string {
  const root: Root = { type: "root", children: [...nodes, ...definitions] };
  const tree = toHast(root, { allowDangerousHtml: true, handlers });
  return toHtml(tree, { allowDangerousHtml: true });
}

const handlers: Handlers = {
  text: (_state: State, node: Text) => withBlanks(joinLines(node.value).replace(/[ \t]*\n[ \t]*/g, "\n")),
  inlineCode: (_state: State, node: InlineCode) =>
    element("code", withBlanks(node.value.replace(/\r?\n/g, " "))),
  math: (_state: State, node: MathNode) => raw(`<div class="maths">${renderMaths(node.value, true)}</div>`),
  inlineMath: (_state: State, node: InlineMath) => raw(renderMaths(node.value, false)),
  code: (_state: State, node: Code) => raw(renderCode(node.value, node.lang ?? "")),
  image: (_state: State, node: Image) => text(node.alt ?? ""),
  imageReference: (_state: State, node: ImageReference) => text(node.alt ?? ""),
  link: (state: State, node: Link) => link(state, node, node.url),
  linkReference: (state: State, node: LinkReference) => {
    return link(state, node, state.definitionById.get(node.identifier.toUpperCase())?.url ?? "");
  },
  listItem: (state: State, node: ListItem, parent: Parents | undefined) => {
    return defaultHandlers.listItem(state, withBoxAsText(node), parent);
  },
  html: (_state: State, node: Html): ElementContent[] => {
    return readHtml(node.value).map((part) => (part.kind === "tag" ? raw(part.html) : text(part.text)));
  },
  footnoteReference: (_state: State, node: FootnoteReference) =>
    element("sup", [text(`[${node.label ?? node.identifier}]`)]),
  footnoteDefinition: (state: State, node: FootnoteDefinition) => {
    return element("div", [text(`[${node.label ?? node.identifier}] `), ...state.all(node)]);
  },
};

/** A task's box is a picture of a box: cards hold no form fields. */
function withBoxAsText(node: ListItem): ListItem {
  const [first, ...rest] = node.children;
  if (typeof node.checked !== "boolean" || first?.type !== "paragraph") return { ...node, checked: null };
  const box = { type: "text", value: node.checked ? "☑ " : "☐ " } as const;
  return { ...node, checked: null, children: [{ ...first, children: [box, ...first.children] }, ...rest] };
}

/** A link goes nowhere on a card: its words, and its address where that says more. */
function link(state: State, node: Link | LinkReference, url: string): ElementContent[] {
  const words = state.all(node);
  const isSaid = url === "" || url.startsWith("#") || toString(node).trim() === url.replace(/^mailto:/, "");
  if (isSaid) return words;
  const address = element("span", [text(` (${url})`)]);
  address.properties = { className: ["link-address"] };
  return [...words, address];
}

function element(tagName: string, children: ElementContent[]): Element {
  return { type: "element", tagName, properties: {}, children };
}

function text(value: string): ElementContent {
  return { type: "text", value };
}

/** HTML that was made here or kept on purpose. */
function raw(value: string): ElementContent {
  return { type: "raw", value } as unknown as ElementContent;
}
