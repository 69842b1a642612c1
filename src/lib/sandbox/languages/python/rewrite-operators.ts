/** Operators that MicroPython does not ask arrays for. */
import { SUPPORT, type Edits } from "./rewrite-edits.ts";
import { isComparison, isPlainTarget, isText, operands, type Node } from "./syntax-tree.ts";

const IN_PLACE: Readonly<Record<string, string>> = {
  "*=": "imul",
  "/=": "itruediv",
  "//=": "ifloordiv",
  "%=": "imod",
  "**=": "ipow",
  "@=": "imatmul",
  "&=": "iand",
  "|=": "ior",
  "^=": "ixor",
};

const COMPARE: Readonly<Record<string, string>> = { "<": "lt", "<=": "le", ">": "gt", ">=": "ge" };

const CHAINED: ReadonlySet<string> = new Set(["<", "<=", ">", ">=", "==", "!="]);

/** True if the program makes a list or a tuple of the name somewhere. */
function isMadeOfItems(name: string, source: string): boolean {
  return new RegExp(`(?:^|[^\\w.])${name}\\s*=\\s*[[(]`, "m").test(source);
}

function isSequence(edits: Edits, node: Node): boolean {
  if (node.name === "VariableName") return isMadeOfItems(edits.text(node), edits.source);
  return ["ArrayExpression", "TupleExpression", "ArrayComprehensionExpression"].includes(node.name);
}

/** `x *= y` */
export function inPlace(edits: Edits, node: Node): void {
  const parts = operands(node);
  const name = parts && IN_PLACE[edits.text(parts.operator)];
  if (!parts || name === undefined || !isPlainTarget(parts.left)) return;
  const target = edits.text(parts.left);
  edits.replace(parts.left.to, parts.right.from, ` = ${SUPPORT}.${name}(${target}, `);
  edits.replace(parts.right.to, parts.right.to, ")");
}

/** `x < y`, `x % y`, `[1, 2] * x` */
export function binary(edits: Edits, node: Node): void {
  const parts = operands(node);
  if (!parts) return;
  const { left, operator, right } = parts;
  const sign = edits.text(operator);
  if (operator.name === "ArithOp" && sign === "@") edits.watch(left, "np.matmul");
  if (operator.name === "ArithOp" && sign === "%" && isText(left)) {
    edits.wrap(node, "percent", left, right);
    return;
  }
  if (operator.name === "ArithOp" && sign === "*" && right.name !== "Number" && isSequence(edits, left)) {
    edits.wrap(node, "mul", left, right);
    return;
  }
  const name = operator.name === "CompareOp" ? COMPARE[sign] : undefined;
  if (operator.name !== "CompareOp" || isComparison(node.parent)) return;
  if (isComparison(left)) chain(edits, node);
  else if (name !== undefined && right.name !== "Number") edits.wrap(node, name, left, right);
}

/** `a < b < c` → `chain(a, "<", b, "<", c)`; chains with `in` or `is` stay as they are. */
function chain(edits: Edits, node: Node): void {
  const operators: Node[] = [];
  for (let part: Node | null = node; part && isComparison(part); part = part.firstChild) {
    const parts = operands(part);
    if (!parts || !CHAINED.has(edits.text(parts.operator))) return;
    operators.push(parts.operator);
  }
  edits.replace(node.from, node.from, `${SUPPORT}.chain(`);
  for (const operator of operators)
    edits.replace(operator.from, operator.to, `, "${edits.text(operator)}", `);
  edits.replace(node.to, node.to, ")");
}
