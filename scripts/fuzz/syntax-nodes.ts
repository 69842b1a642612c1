import type { ParsedNote } from "#lib/notes/parse/parse.ts";

/** A node of a syntax tree, as far as the laws look at it. */
export interface SyntaxNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly SyntaxNode[];
  readonly position?: NonNullable<ParsedNote["root"]["position"]> | undefined;
}

/**
 * The nodes, with all that stand in them. One without a place (text beside a link that was found in it) has that of the
 * node around it. Without recursion: the tree may be hostile.
 */
export function nodesIn(nodes: readonly SyntaxNode[]): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const pending = nodes.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    found.push(node);
    const { position, children = [] } = node;
    pending.push(
      ...children.map((child) => ({ ...child, position: child.position ?? position })).toReversed(),
    );
  }
  return found;
}
