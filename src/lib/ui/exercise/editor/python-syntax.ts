import { pythonLanguage } from "@codemirror/lang-python";
import { getIndentUnit, indentService, syntaxTree } from "@codemirror/language";
import type { EditorState, Extension } from "@codemirror/state";

type SyntaxNode = ReturnType<ReturnType<typeof syntaxTree>["resolveInner"]>;

/** Statements after which nothing of the same block can run. */
const ENDS_BLOCK = new Set([
  "ReturnStatement",
  "RaiseStatement",
  "PassStatement",
  "BreakStatement",
  "ContinueStatement",
]);

/** Whether such a statement, complete, ends where the cursor is. */
function blockEndsAt(state: EditorState, pos: number): boolean {
  const { from, text } = state.doc.lineAt(pos);
  const end = from + text.slice(0, pos - from).trimEnd().length;
  let node = syntaxTree(state).resolveInner(end, -1);
  while (!ENDS_BLOCK.has(node.name)) {
    if (node.parent === null || node.name === "Comment") return false;
    node = node.parent;
  }
  return node.to <= end && !hasError(node);
}

/** An open bracket, or an operator with nothing behind it: the statement goes on. */
function hasError(node: SyntaxNode): boolean {
  let found = false;
  node.cursor().iterate((inner) => {
    found ||= inner.type.isError;
    return !found;
  });
  return found;
}

/** Enter after `return` and its like goes back one level, as every Python editor does. */
const dedentAfterReturn = indentService.of(({ state, simulatedBreak }, pos) => {
  if (simulatedBreak !== pos || !blockEndsAt(state, pos)) return undefined;
  const indentation = /^ */.exec(state.doc.lineAt(pos).text)?.[0].length ?? 0;
  return Math.max(0, indentation - getIndentUnit(state));
});

/** Python's grammar, without the package's completions: nothing may pop up over a phone's few lines. */
export const pythonSyntax: Extension = [dedentAfterReturn, pythonLanguage];
