/**
 * What MicroPython cannot do with objects of a program's own, written so that it can: lines stay where they are.
 *
 * - `x *= y` and the others that it only knows as `x = x * y`, which would not change the array in place;
 * - `0 < x`, `[1, 2] * x`: it does not ask the right operand;
 * - `f"{x:.4f}"`, `"%.4f" % x`, `"{:.2f}".format(x)`, `float(x)`, `int(x)`, `round(x, 2)`: it takes numbers of its own only;
 * - `{"w": 1}`: its dictionaries have no order;
 * - `[*a, 1]`, `{**d}`, `raise … from …`, `def f(a, /)`, the fields of a dataclass: it does not know them.
 */
import { parser } from "@lezer/python";

import { builtinsIn, call } from "./rewrite-calls.ts";
import { dictionary, dictionaryComprehension, display } from "./rewrite-displays.ts";
import { Edits } from "./rewrite-edits.ts";
import { replacement } from "./rewrite-formats.ts";
import { binary, inPlace } from "./rewrite-operators.ts";
import { fields, parameters, raise } from "./rewrite-statements.ts";
import type { Node } from "./syntax-tree.ts";

function visit(edits: Edits, builtins: ReadonlySet<string>, node: Node): void {
  switch (node.name) {
    case "UpdateStatement":
      inPlace(edits, node);
      break;
    case "BinaryExpression":
      binary(edits, node);
      break;
    case "CallExpression":
      call(edits, node, builtins);
      break;
    case "FormatReplacement":
      replacement(edits, node);
      break;
    case "ArrayExpression":
      display(edits, node, "listed");
      break;
    case "TupleExpression":
      display(edits, node, "tupled");
      break;
    case "SetExpression":
      display(edits, node, "gathered");
      break;
    case "DictionaryExpression":
      dictionary(edits, node);
      break;
    case "DictionaryComprehensionExpression":
      dictionaryComprehension(edits, node);
      break;
    case "RaiseStatement":
      raise(edits, node);
      break;
    case "ParamList":
      parameters(edits, node);
      break;
    case "ClassDefinition":
      fields(edits, node);
      break;
    default:
  }
  for (let child = node.firstChild; child; child = child.nextSibling) visit(edits, builtins, child);
}

/** The same program for MicroPython; what does not parse is left as it is, for MicroPython to complain about. */
export function rewritten(source: string, forbidden: readonly string[] = []): string {
  const edits = new Edits(source, forbidden);
  visit(edits, builtinsIn(source), parser.parse(source).topNode);
  return edits.result();
}
