import type { Node, Root } from "mdast";
import { gfmFromMarkdown } from "mdast-util-gfm";

const EXTENSIONS = gfmFromMarkdown();

/** GFM as the parser takes it, but for what looks for bare addresses in the words of a finished tree. */
export const GFM_TREE = EXTENSIONS.map((extension) => ({ ...extension, transforms: [] }));

const TRANSFORMS = EXTENSIONS.flatMap(({ transforms }) => transforms ?? []);

/** An address of the web or of a mail box: wherever the library finds one, this matches too. */
const MAY_BE_ADDRESS = /https?:\/\/|www\.|[-+.\w]@[-\w]/i;

/**
 * Makes links of the addresses that stand in words, as GFM does. Going through the tree for them takes a sixth of the
 * parser's time: that is done only where words may hold one.
 */
export function linkAddresses(tree: Root, text: string): void {
  if (!MAY_BE_ADDRESS.test(text) || !hasAddress(tree)) return;
  for (const transform of TRANSFORMS) transform(tree);
}

/** Whether words that are no link's may hold an address. */
function hasAddress(tree: Root): boolean {
  const pending: Node[] = [tree];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.type === "link" || next.type === "linkReference") continue;
    if (next.type === "text" && "value" in next && MAY_BE_ADDRESS.test(String(next.value))) return true;
    if ("children" in next) for (const child of next.children as Node[]) pending.push(child);
  }
  return false;
}
