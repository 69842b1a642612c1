import type { ParsedNote } from "#lib/notes/parse/parse.ts";

/** A node of a syntax tree, as far as the laws look at it. */
export interface SyntaxNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly SyntaxNode[];
  readonly position?: NonNullable<ParsedNote["root"]["position"]> | undefined;
}

/** The nodes, with all that stand in them. Without recursion: the tree may be hostile. */
export function nodesIn(nodes: readonly SyntaxNode[]): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const pending = nodes.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    found.push(node);
    pending.push(...(node.children ?? []).toReversed());
  }
  return found;
}
