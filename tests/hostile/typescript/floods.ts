import { programs } from "../hostile-program.ts";
import { asyncBody, body } from "./wrap.ts";

const RIGHT = "return tf.matMul(x, x);";

/** Too much of something. */
export const FLOODS = [
  ...programs("memory", body, [
    ["arrays", "arrays without end", "const a = []; for (;;) a.push(new Array(1e4).fill(a.length + 0.5));", ["clock", "threw", "could-not-run"]],
    ["typed-arrays", "typed arrays without end", "const a = []; for (;;) a.push(new Float64Array(1e6).fill(1));", ["clock", "threw", "could-not-run"]],
    ["strings", "strings without end", "const a = []; for (;;) a.push([...'x'.repeat(1e5)].join(a.length));", ["clock", "threw", "could-not-run"]],
    ["maps", "entries of a Map without end", "const m = new Map(); for (;;) m.set(m.size, { a: m.size });", ["clock", "threw", "could-not-run"]],
    ["closures", "promises that wait for each other", "let p = Promise.resolve(); for (;;) p = p.then(() => p);", ["clock", "threw", "could-not-run"]],
    ["one-buffer", "a buffer of a terabyte", "return new ArrayBuffer(1e12).byteLength;", "threw"],
    ["resizable", "a buffer that grows to a terabyte", "return new ArrayBuffer(1, { maxByteLength: 1e12 }).resize(1e12);", "threw"],
    ["array-length", "an array of four thousand million", "return new Array(4294967295).fill(0).length;", ["clock", "threw"]],
    ["wasm", "WebAssembly memory", "return new WebAssembly.Memory({ initial: 65536 }).buffer.byteLength;", "threw"],
    ["wasm-module", "a WebAssembly module of its own", "return new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])) && 1;", "threw"],
    ["shared", "shared memory", "return new SharedArrayBuffer(1e9).byteLength;", "threw"],
    ["marks", "performance marks without end", "for (;;) performance.mark('x'.repeat(1e5));", "threw"],
    ["clone", "copies of copies", "let a = [1]; for (;;) a = structuredClone([a, a]);", ["clock", "threw", "could-not-run"]],
    ["json", "JSON nested without end", "return JSON.parse('['.repeat(1e7));", ["threw", "clock"]],
    ["scopes", "variables of TensorFlow.js without end", "for (let i = 0; ; i++) tf.variable(tf.scalar(i));", ["op-budget", "threw", "clock"]],
    ["tensors", "one tensor after another", "const all = []; for (;;) all.push(tf.ones([1000, 1000]));", "threw"],
    ["small-tensors", "millions of small tensors", "const all = []; for (;;) all.push(tf.scalar(1));", ["clock", "threw", "op-budget"]],
  ]),
  ...programs("flood", body, [
    ["print-lines", "a million lines printed", `for (let i = 0; i < 1e6; i++) console.log(i);\n${RIGHT}`, ["right", "clock"]],
    ["print-text", "ten megabytes printed", `for (let i = 0; i < 1e4; i++) console.log('x'.repeat(1e3));\n${RIGHT}`, "right"],
    ["print-line", "one line of ten megabytes", `console.log('x'.repeat(1e7));\n${RIGHT}`, "right"],
    ["print-tensors", "tensors printed without measure", `for (let i = 0; i < 1e3; i++) console.log(x, x, x);\n${RIGHT}`, "right"],
    ["print-newlines", "lines that are many", `for (let i = 0; i < 300; i++) console.log('\\n'.repeat(3000));\n${RIGHT}`, "right"],
    ["microtasks", "microtasks that beget microtasks", `const f = () => Promise.resolve().then(f); f();\n${RIGHT}`, ["clock", "right"]],
    ["timers", "a million timers left behind", `for (let i = 0; i < 1e6; i++) setTimeout(() => { for (;;); }, 0);\n${RIGHT}`, ["right", "clock"]],
    ["rejections", "promises rejected and forgotten", `for (let i = 0; i < 1e4; i++) Promise.reject(new Error('left ' + i));\n${RIGHT}`, "right"],
    ["late-error", "an error thrown after the run", `setTimeout(() => { throw new Error('late'); }, 0);\n${RIGHT}`, "right"],
  ]),
  ...programs("flood", asyncBody, [
    ["messages", "messages to whoever listens", "for (let i = 0; i < 1e5; i++) { globalThis.postMessage?.({ type: 'finished' }); self.dispatchEvent?.(0); }\nreturn [];", "nothing"],
    ["broadcast", "messages to every tab", "const c = new BroadcastChannel('gradus'); for (;;) c.postMessage('x');", "threw"],
  ]),
]; // prettier-ignore
