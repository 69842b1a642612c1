/**
 * What MicroPython cannot do with objects of a program's own, written so that it can: lines stay where they are.
 *
 * - `x *= y` and the others that it only knows as `x = x * y`, which would not change the array in place;
 * - `0 < x`: it does not ask the right operand;
 * - `f"{x:.4f}"`, `"%.4f" % x`, `"{:.2f}".format(x)`, `float(x)`, `int(x)`, `round(x, 2)`: it takes numbers of its own only.
 */
import { parser } from "@lezer/python";

type Tree = ReturnType<typeof parser.parse>;
type Node = Tree["topNode"];

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** In the program's globals: the functions that stand in. */
const SUPPORT = "_gradus_";

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

/** Functions of Python's own that take arrays of one element for numbers. */
const BUILTINS = ["float", "int", "round", "isinstance", "max", "min", "slice"];

const CHAINED: ReadonlySet<string> = new Set(["<", "<=", ">", ">=", "==", "!="]);

/** True if the program gives the name a meaning of its own somewhere. */
function isRedefined(name: string, source: string): boolean {
  return new RegExp(
    `(?:def|class|as)\\s+${name}\\b|(?:^|[\\s,;(])${name}\\s*=[^=]|import\\b.*\\b${name}\\b`,
    "m",
  ).test(source);
}

/** A name, or names with points between: reading it twice does nothing. */
function isPlainTarget(node: Node): boolean {
  if (node.name === "VariableName") return true;
  if (node.name !== "MemberExpression") return false;
  const { firstChild, lastChild } = node;
  return firstChild !== null && lastChild?.name === "PropertyName" && isPlainTarget(firstChild);
}

function isText(node: Node | null): boolean {
  return node !== null && (node.name === "String" || node.name === "ContinuedString");
}

/** Two operands and the operator between them. */
function operands(node: Node): { left: Node; operator: Node; right: Node } | null {
  const left = node.firstChild;
  const operator = left?.nextSibling ?? null;
  const right = operator?.nextSibling ?? null;
  return left && operator && right && !right.nextSibling ? { left, operator, right } : null;
}

function isComparison(node: Node | null): boolean {
  if (node?.name !== "BinaryExpression") return false;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (["CompareOp", "in", "is", "not"].includes(child.name)) return true;
  }
  return false;
}

class Rewriting {
  readonly #source: string;
  readonly #edits: Edit[] = [];
  readonly #builtins: ReadonlySet<string>;

  constructor(source: string) {
    this.#source = source;
    this.#builtins = new Set(BUILTINS.filter((name) => !isRedefined(name, source)));
  }

  visit(node: Node): void {
    switch (node.name) {
      case "UpdateStatement":
        this.#inPlace(node);
        break;
      case "BinaryExpression":
        this.#binary(node);
        break;
      case "CallExpression":
        this.#call(node);
        break;
      case "FormatReplacement":
        this.#replacement(node);
        break;
      default:
    }
    for (let child = node.firstChild; child; child = child.nextSibling) this.visit(child);
  }

  result(): string {
    // Insertions at one place keep their order.
    const ordered = this.#edits
      .map((edit, order) => ({ ...edit, order }))
      .sort((a, b) => a.from - b.from || a.to - b.to || a.order - b.order);
    let text = "";
    let done = 0;
    for (const { from, to, text: inserted } of ordered) {
      text += this.#source.slice(done, from) + inserted;
      done = to;
    }
    return text + this.#source.slice(done);
  }

  #text(node: Node): string {
    return this.#source.slice(node.from, node.to);
  }

  #replace(from: number, to: number, text: string): void {
    this.#edits.push({ from, to, text });
  }

  #inPlace(node: Node): void {
    const parts = operands(node);
    const name = parts && IN_PLACE[this.#text(parts.operator)];
    if (!parts || name === undefined || !isPlainTarget(parts.left)) return;
    const target = this.#text(parts.left);
    this.#replace(parts.left.to, parts.right.from, ` = ${SUPPORT}.${name}(${target}, `);
    this.#replace(parts.right.to, parts.right.to, ")");
  }

  #binary(node: Node): void {
    const parts = operands(node);
    if (!parts) return;
    const { left, operator, right } = parts;
    const sign = this.#text(operator);
    if (operator.name === "ArithOp" && sign === "%" && isText(left)) {
      this.#wrap(node, "percent", left, right);
      return;
    }
    const name = operator.name === "CompareOp" ? COMPARE[sign] : undefined;
    if (operator.name !== "CompareOp" || isComparison(node.parent)) return;
    if (isComparison(left)) this.#chain(node);
    else if (name !== undefined && right.name !== "Number") this.#wrap(node, name, left, right);
  }

  /** `a < b < c` → `chain(a, "<", b, "<", c)`; chains with `in` or `is` stay as they are. */
  #chain(node: Node): void {
    const operators: Node[] = [];
    for (let part: Node | null = node; part && isComparison(part); part = part.firstChild) {
      const parts = operands(part);
      if (!parts || !CHAINED.has(this.#text(parts.operator))) return;
      operators.push(parts.operator);
    }
    this.#replace(node.from, node.from, `${SUPPORT}.chain(`);
    for (const operator of operators)
      this.#replace(operator.from, operator.to, `, "${this.#text(operator)}", `);
    this.#replace(node.to, node.to, ")");
  }

  #wrap(node: Node, name: string, left: Node, right: Node): void {
    this.#replace(node.from, node.from, `${SUPPORT}.${name}(`);
    this.#replace(left.to, right.from, ", ");
    this.#replace(right.to, right.to, ")");
  }

  #call(node: Node): void {
    const callee = node.firstChild;
    const list = callee?.nextSibling;
    if (!callee || list?.name !== "ArgList") return;
    if (callee.name === "VariableName" && this.#builtins.has(this.#text(callee))) {
      this.#replace(callee.from, callee.from, `${SUPPORT}.`);
      return;
    }
    if (callee.name !== "MemberExpression" || !isText(callee.firstChild)) return;
    if (callee.lastChild?.name !== "PropertyName" || this.#text(callee.lastChild) !== "format") return;
    const text = callee.firstChild as Node;
    this.#replace(callee.from, callee.from, `${SUPPORT}.format(`);
    this.#replace(text.to, list.from + 1, this.#text(list).replaceAll(/[()\s]/g, "") === "" ? "" : ", ");
  }

  /** `{x:.4f}` → `{_.spec(x, ".4f")}`, the specification in quotes that the string does not use. */
  #replacement(node: Node): void {
    const value = node.firstChild?.nextSibling;
    const spec = node.getChild("FormatSpec");
    const string = node.parent;
    if (!value || !spec || !string || node.getChild("FormatConversion") || spec.getChild("FormatReplacement"))
      return;
    const opening = /^[A-Za-z]*("""|'''|"|')/.exec(this.#text(string))?.[1] ?? '"';
    const quote = opening.startsWith('"') ? "'" : '"';
    // The closing brace is part of what the parser calls the specification in some versions.
    const text = this.#text(spec).slice(1).replace(/\}$/, "");
    if (text === "" || text.includes(quote) || text.includes("\\")) return;
    const end = node.to - 1;
    this.#replace(value.from, value.from, `${SUPPORT}.spec(`);
    this.#replace(value.to, end, `, ${quote}${text}${quote})`);
  }
}

/** The same program for MicroPython; one that does not parse is left as it is, for MicroPython to complain about. */
export function rewritten(source: string): string {
  const rewriting = new Rewriting(source);
  rewriting.visit(parser.parse(source).topNode);
  return rewriting.result();
}
