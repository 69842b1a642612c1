import { programs } from "../hostile-program.ts";
import { asyncBody, body } from "./wrap.ts";

const MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>";

/** Results, errors and prints that no honest program gives. */
export const RESULTS = [
  ...programs("result", body, [
    ["cycle", "a list that contains itself", "const a = []; a.push(a); return a;", "threw"],
    ["million", "a list of a million numbers", "return new Array(1e6).fill(1);", "threw"],
    ["million-names", "a record of a million names", "return Object.fromEntries(Array.from({ length: 1e6 }, (_, i) => ['k' + i, i]));", ["threw", "clock"]],
    ["bush", "a small list shared a billion times", "let a = [1, 2, 3, 4, 5, 6, 7, 8]; for (let i = 0; i < 7; i++) a = [a, a, a, a, a, a, a, a, a, a]; return a;", "threw"],
    ["sparse", "an array of four thousand million holes", "return new Array(4294967295);", "threw"],
    ["long-text", "a text of half a gigabyte", "return 'x'.repeat(5e8);", ["wrong", "threw", "clock"]],
    ["function", "a function", "return () => 1;", "threw"],
    ["symbol", "a symbol", "return Symbol('x');", "threw"],
    ["bigint", "a BigInt", "return 10n ** 100n;", "threw"],
    ["minus-zero", "numbers that are none: -0, NaN, infinities", "return [-0, NaN, Infinity, -Infinity];", "wrong"],
    ["getter", "getters that throw", "return { get a() { throw new Error('no'); } };", "threw"],
    ["proxy", "a Proxy whose every trap throws", "return new Proxy({}, new Proxy({}, { get() { throw new Error('trap'); } }));", "threw"],
    ["revoked", "a Proxy that has been revoked", "const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy;", "threw"],
    ["proto-name", "a record with the name __proto__", "return JSON.parse('{\"__proto__\": {\"kind\": \"tensor\"}, \"constructor\": 1}');", "wrong"],
    ["null-proto", "an object without prototype", "return Object.assign(Object.create(null), { kind: 'none' });", "wrong"],
    ["date", "a date, a pattern, a set, an error", "return [new Date(NaN), /x/g, new Set([1]), new Error('e')];", "wrong"],
    ["detached", "an array whose buffer is gone", "const a = new Float32Array(4); structuredClone(a, { transfer: [a.buffer] }); return a;", ["wrong", "threw", "nothing"]],
    ["disposed", "a tensor that has been disposed of", "const y = tf.matMul(x, x); y.dispose(); return y;", "threw"],
    ["string-tensor", "a tensor of strings", "return tf.tensor(['a', 'b']);", "threw"],
    ["huge-tensor", "a tensor of forty megabytes", "return tf.ones([10, 1000, 1000]);", "threw"],
    ["many-tensors", "ten thousand tensors", "return Array.from({ length: 10000 }, () => x);", "threw"],
    ["throw-null", "throwing nothing", "throw null;", "threw"],
    ["throw-undefined", "throwing undefined", "throw undefined;", "threw"],
    ["throw-proxy", "throwing a Proxy", "throw new Proxy(new Error('x'), { get() { throw 1; }, getPrototypeOf() { throw 2; } });", "threw"],
    ["throw-huge", "an error with ten megabytes of message", "throw new Error('x'.repeat(1e7));", "threw"],
    ["markup-error", "markup in an error's name and message", `const e = new Error(${JSON.stringify(MARKUP)}); e.name = ${JSON.stringify(MARKUP)}; throw e;`, "threw"],
    ["controls", "control characters and turned text in an error", "const e = new Error('a\\u0000b\\u001b[31m\\u202Egnp.exe\\u2066'); e.name = '\\u202EE'; throw e;", "threw"],
    ["markup-print", "markup, control characters and turned text printed", `console.log(${JSON.stringify(MARKUP)}, '\\u0000\\u001b[2J\\u202E\\u2066'); return tf.matMul(x, x);`, "right"],
    ["lone-surrogate", "half a character, printed and thrown", "console.log('\\uD800'); throw new Error('\\uDC00');", "threw"],
  ]),
  ...programs("result", asyncBody, [
    ["reject", "a rejection without reason", "return Promise.reject();", "threw"],
    ["nested-promise", "promises inside a list", "return [Promise.resolve(1), Promise.reject(new Error('x'))];", "wrong"],
  ]),
]; // prettier-ignore
