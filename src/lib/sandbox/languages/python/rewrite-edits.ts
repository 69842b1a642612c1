import type { Node } from "./syntax-tree.ts";

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** In the program's globals: the functions that stand in. */
export const SUPPORT = "_gradus_";

/** Changes to a program, made together at the end. */
export class Edits {
  readonly source: string;
  readonly #edits: Edit[] = [];
  readonly #forbidden: ReadonlySet<string>;

  /** @param forbidden functions of NumPy's, "np.sum": methods and operators of the same name are watched too */
  constructor(source: string, forbidden: readonly string[]) {
    this.source = source;
    this.#forbidden = new Set(forbidden);
  }

  text(node: Node): string {
    return this.source.slice(node.from, node.to);
  }

  replace(from: number, to: number, text: string): void {
    this.#edits.push({ from, to, text });
  }

  /** `a … b` → `_.name(a, b)` */
  wrap(node: Node, name: string, left: Node, right: Node): void {
    this.replace(node.from, node.from, `${SUPPORT}.${name}(`);
    this.replace(left.to, right.from, ", ");
    this.replace(right.to, right.to, ")");
  }

  /** `x` → `_.watched(x, "np.sum")`, which ends the run if it is an array, where the exercise forbids that. */
  watch(node: Node, name: string): void {
    if (!this.#forbidden.has(name)) return;
    this.replace(node.from, node.from, `${SUPPORT}.watched(`);
    this.replace(node.to, node.to, `, "${name}")`);
  }

  result(): string {
    // Insertions at one place keep their order.
    const ordered = this.#edits
      .map((edit, order) => ({ ...edit, order }))
      .sort((a, b) => a.from - b.from || a.to - b.to || a.order - b.order);
    let text = "";
    let done = 0;
    for (const { from, to, text: inserted } of ordered) {
      text += this.source.slice(done, from) + inserted;
      done = to;
    }
    return text + this.source.slice(done);
  }
}
