/** Statements that MicroPython does not know, or half. */
import { SUPPORT, type Edits } from "./rewrite-edits.ts";
import type { Node } from "./syntax-tree.ts";

/** `raise a from b` → `raise a`: MicroPython prints a warning into the program's output. */
export function raise(edits: Edits, node: Node): void {
  const from = node.getChild("from");
  const cause = from?.nextSibling;
  if (from && cause)
    edits.replace(from.from, cause.to, edits.source.slice(from.from, cause.to).replace(/[^\n]/g, ""));
}

/** `def f(a, /, b)` → `def f(a, b)`. */
export function parameters(edits: Edits, node: Node): void {
  const text = edits.text(node);
  const found = /,\s*\/(?=\s*[,)])/.exec(text);
  if (found && !/["'#]/.test(text.slice(0, found.index)))
    edits.replace(node.from + found.index, node.from + found.index + found[0].length, "");
}

/** Fields of a dataclass, in order, and those without a value marked: MicroPython forgets annotations. */
export function fields(edits: Edits, node: Node): void {
  const decorated = node.parent?.name === "DecoratedStatement" ? node.parent : null;
  if (!decorated?.getChildren("Decorator").some((each) => /\bdataclass\b/.test(edits.text(each)))) return;
  const fields = (node.getChild("Body")?.getChildren("AssignStatement") ?? []).filter((each) => {
    const type = each.getChild("TypeDef");
    return type && each.firstChild?.name === "VariableName" && !/^:\s*ClassVar\b/.test(edits.text(type));
  });
  const [first] = fields;
  if (!first) return;
  const names = fields.map(({ firstChild }) => (firstChild ? `"${edits.text(firstChild)}"` : ""));
  edits.replace(first.from, first.from, `_gradus_own_ = (${names.join(", ")},); `);
  for (const field of fields) {
    if (!field.getChild("AssignOp")) edits.replace(field.to, field.to, ` = ${SUPPORT}.required`);
  }
}
