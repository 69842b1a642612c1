/** A body of `product(x)`, which begins on line 3. */
export function body(lines: string): string {
  const indented = lines.split("\n").map((line) => `    ${line}`);
  return `import numpy as np\ndef product(x):\n${indented.join("\n")}\n`;
}

/** Goes on after what it tries: caught, it must have changed nothing. */
export function andThenRight(lines: string): string {
  const indented = lines.split("\n").map((line) => `    ${line}`);
  return body(`try:\n${indented.join("\n")}\nexcept BaseException:\n    pass\nreturn x @ x`);
}

/** Lines after the first, at the top level, then a right answer. */
export function topLevel(lines: string): string {
  return `import numpy as np\n${lines}\ndef product(x):\n    return x @ x\n`;
}

/** Expressions that must all fail or be None; returns those that were not. */
export function successes(...expressions: string[]): string {
  const tries = expressions.map((expression) => `lambda: ${expression}`).join(", ");
  return `import numpy as np
def product(x):
    found = []
    for at, attempt in enumerate([${tries}]):
        try:
            if attempt() is not None: found.append(at)
        except BaseException:
            pass
    return found
`;
}
