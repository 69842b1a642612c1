/** A body of `product(x)`, which begins on line 2. */
export function body(lines: string): string {
  return `function product(x) {\n${lines}\n}\n`;
}

export function asyncBody(lines: string): string {
  return `async ${body(lines)}`;
}

/** Goes on after what it tries: caught, it must have changed nothing. */
export function andThenRight(lines: string): string {
  return body(`try { ${lines} } catch {}\nreturn tf.matMul(x, x);`);
}

/** `tries`: a record of functions that give something else than undefined if they succeed. Returns who did. */
export function successes(tries: string): string {
  return asyncBody(`const found = [];
for (const [name, attempt] of Object.entries(${tries})) {
  try { if ((await attempt()) !== undefined) found.push(name); } catch {}
}
return found;`);
}
