/** Python's syntax, as the parser gives it. */
import type { parser } from "@lezer/python";

type Tree = ReturnType<typeof parser.parse>;
export type Node = Tree["topNode"];

/** A name, or names with points between: reading it twice does nothing. */
export function isPlainTarget(node: Node): boolean {
  if (node.name === "VariableName") return true;
  if (node.name !== "MemberExpression") return false;
  const { firstChild, lastChild } = node;
  return firstChild !== null && lastChild?.name === "PropertyName" && isPlainTarget(firstChild);
}

export function isText(node: Node | null): boolean {
  return node !== null && (node.name === "String" || node.name === "ContinuedString");
}

/** False where the parser has thought the closing bracket up, which MicroPython should miss. */
export function isClosed({ lastChild }: Node): boolean {
  return lastChild !== null && [")", "]", "}"].includes(lastChild.name) && lastChild.from < lastChild.to;
}

/** Two operands and the operator between them. */
export function operands(node: Node): { left: Node; operator: Node; right: Node } | null {
  const left = node.firstChild;
  const operator = left?.nextSibling ?? null;
  const right = operator?.nextSibling ?? null;
  return left && operator && right && !right.nextSibling ? { left, operator, right } : null;
}

export function isComparison(node: Node | null): boolean {
  if (node?.name !== "BinaryExpression") return false;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (["CompareOp", "in", "is", "not"].includes(child.name)) return true;
  }
  return false;
}
