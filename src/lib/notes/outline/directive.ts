/** What an author says about a block in a comment. */
export type Directive =
  | { readonly say: "skip" }
  | { readonly say: "id"; readonly id: string }
  | { readonly say: "invalid"; readonly text: string };

const COMMENT = /^\s*<!--\s*card:\s*([\s\S]*?)\s*-->\s*$/;
const ID = /^id\s*=\s*["']?([A-Za-z0-9][A-Za-z0-9._-]{0,79})["']?$/;

/** Reads `<!-- card: skip -->` and `<!-- card: id=name -->`; null for any other HTML. */
export function readDirective(html: string): Directive | null {
  const body = COMMENT.exec(html)?.[1];
  if (body === undefined) return null;
  if (body === "skip") return { say: "skip" };
  const id = ID.exec(body)?.[1];
  return id === undefined ? { say: "invalid", text: body.slice(0, 80) } : { say: "id", id };
}

/** The directive among inline content, where it stands at the end of a line; the last one counts. */
export function directiveAmong(children: readonly { type: string; value?: unknown }[]): Directive | null {
  for (const child of children.toReversed()) {
    if (child.type === "html" && typeof child.value === "string") {
      const directive = readDirective(child.value);
      if (directive !== null) return directive;
    }
  }
  return null;
}
