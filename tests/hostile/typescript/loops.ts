import { programs, whole } from "../hostile-program.ts";
import { asyncBody, body } from "./wrap.ts";

const RIGHT = "return tf.matMul(x, x);";

/** Programs without end, in every form that the language has. */
export const LOOPS = [
  ...programs("loop", body, [
    ["while", "`while (true)`", "while (true) {}", "clock"],
    ["for", "`for (;;)` of arithmetic", "let a = 0; for (;;) a += 1;", "clock"],
    ["do", "`do … while`", "do {} while (1);", "clock"],
    ["catching", "a loop that catches everything", "for (;;) { try { throw 1; } catch {} }", "clock"],
    ["finally", "a `finally` that goes on", "for (;;) { try { return 1; } finally { continue; } }", "clock"],
    ["date", "waiting for a date that never comes", "while (Date.now() < 1e15) {}", "clock"],
    ["recursion", "recursion without end", "const f = () => f() + 1; return f();", "threw"],
    ["recursion-caught", "recursion that catches its own overflow", "const f = () => { try { f(); } finally { f(); } }; f();", ["clock", "threw"]],
    ["generator", "a generator without end", "for (const _ of (function* () { for (;;) yield 1; })()) {}", "clock"],
    ["spread", "spreading a generator without end", "Math.max(...(function* () { for (;;) yield 1; })());", ["clock", "threw"]],
    ["regex", "a regular expression that backtracks", "return /^(a+)+$/.test('a'.repeat(40) + 'b');", "clock"],
    ["string-doubling", "doubling a string", "let s = 'x'; for (;;) s += s;", "threw"],
    ["bigint", "powers of a BigInt", "let n = 3n; for (;;) n *= n;", ["clock", "threw"]],
    ["sort", "sorting by a lying comparison", "const a = Array.from({ length: 1e5 }, (_, i) => i); for (;;) a.sort(() => Math.random() - 0.5);", "clock"],
    ["to-json", "`toJSON` without end", "return JSON.stringify({ toJSON() { for (;;); } });", "clock"],
    ["value-of", "an operand whose `valueOf` never returns", "return x.mul(+{ valueOf() { for (;;); } });", "clock"],
    ["species", "a species whose constructor never returns", "class A extends Array { static get [Symbol.species]() { for (;;); } } return new A(3).map((v) => v);", "clock"],
    ["getter-result", "a result whose getter never returns", "return { get y() { for (;;); } };", "clock"],
    ["proxy-result", "a result whose `ownKeys` trap never returns", "return new Proxy({}, { ownKeys() { for (;;); } });", "clock"],
    ["iterator-result", "a Map whose iterator never ends", "const m = new Map(); Object.defineProperty(m, Symbol.iterator, { value: function* () { for (;;) yield ['a', 1]; } }); return m;", ["wrong", "nothing"]],
    ["thrown-to-string", "throwing what never becomes text", "throw { toString() { for (;;); } };", "clock"],
    ["message-getter", "an error whose message never comes", "const e = new Error(); Object.defineProperty(e, 'message', { get() { for (;;); } }); throw e;", "clock"],
    ["printed-getter", "printing what never becomes text", "console.log({ get a() { for (;;); } });", "clock"],
    ["shape-trap", "a shape whose items never come", "return tf.zeros(new Proxy([1], { get() { for (;;); } }));", "clock"],
    ["tidy", "`tf.tidy` around a loop", "return tf.tidy(() => { for (;;); });", "clock"],
    ["custom-grad", "a gradient that never returns", "return tf.grad(tf.customGrad((v, save) => ({ value: v.square(), gradFunc: () => { for (;;); } })))(x);", "clock"],
  ]),
  ...programs("loop", asyncBody, [
    ["await", "awaiting nothing, again and again", "for (;;) await null;", "clock"],
    ["await-timer", "awaiting timers, again and again", "for (;;) await new Promise((r) => setTimeout(r));", "clock"],
    ["await-data", "reading values, again and again", "for (;;) await x.data();", "clock"],
    ["for-await", "an asynchronous generator without end", "for await (const _ of (async function* () { for (;;) yield 1; })()) {}", "clock"],
    ["never", "a promise that never settles", "await new Promise(() => {});", "clock"],
    ["thenable", "returning a thenable that never settles", "return { then() {} };", "clock"],
  ]),
  ...programs("loop", whole, [
    ["top-level", "a loop before anything is called", "for (;;);", "clock"],
    ["top-level-await", "a module that never loads", `await new Promise(() => {});\n${body(RIGHT)}`, "clock"],
    ["static-block", "a class's static block", `class A { static { for (;;); } }\n${body(RIGHT)}`, "clock"],
    ["default-argument", "a default argument", `function product(x, y = (() => { for (;;); })()) { ${RIGHT} }`, "clock"],
    ["constructor", "a constructor on the way", `class A { constructor() { for (;;); } }\n${body("new A();")}`, "clock"],
  ]),
]; // prettier-ignore
