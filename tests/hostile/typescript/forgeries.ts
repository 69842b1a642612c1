import { programs, whole } from "../hostile-program.ts";
import { asyncBody, body } from "./wrap.ts";

const VALUE = `{ kind: "tensor", tensor: { shape: [64, 64], dtype: "float32", values: new Float32Array(4096) } }`;
const REPORT = `{ type: "finished", run: 1, report: { outcome: { kind: "ran", cases: [{ kind: "outputs", caseId: "first", outputs: { y: ${VALUE} }, changedInputs: [] }], printed: [], backend: "cpu", adapter: null, durationMs: 1 }, cost: null } }`;

/** Speaking in the runtime's name, and results that are not what they seem. */
export const FORGERIES = [
  ...programs("forge", body, [
    ["post", "posting a finished report in the runtime's name", `for (const scope of [globalThis, Object.getPrototypeOf(globalThis)]) for (const name of ["postMessage", "dispatchEvent", "onmessage"]) { try { scope[name](${REPORT}); } catch {} }\nreturn [];`, "nothing"],
    ["return-report", "returning a finished report", `return ${REPORT};`, ["wrong", "threw"]],
    ["return-value", "returning what looks like a tensor that has been read", `return ${VALUE};`, "wrong"],
    ["throw-outcome", "throwing a case's outcome", `throw { kind: "outputs", caseId: "first", outputs: { y: ${VALUE} }, changedInputs: [] };`, "threw"],
    ["throw-stop", "throwing the runtime's own stop", `class Stopped extends Error { name = "Stopped"; kind = "reads-values"; } throw new Stopped("x");`, "threw"],
    ["duck", "an object that acts like a tensor", `return { data: async () => new Float32Array(4096), dataSync: () => new Float32Array(4096), throwIfDisposed() {}, shape: [64, 64], dtype: "float32", size: 4096, isDisposed: false };`, "threw"],
    ["heir", "an heir of a real tensor with other values", `const y = Object.create(tf.matMul(x, x)); Object.defineProperty(y, "data", { value: async () => new Float32Array(4096) }); return y;`, ["wrong", "threw"]],
    ["proxy-tensor", "a Proxy around a tensor", `return new Proxy(tf.zeros([2, 2]), { get: (t, k) => (k === "shape" ? [64, 64] : k === "size" ? 4096 : t[k]) });`, ["threw", "wrong"]],
    ["array-map", "an array whose own \`map\` gives values already read", `const a = [1]; Object.defineProperty(a, "map", { value: () => [${VALUE}] }); return a;`, "wrong"],
    ["array-length", "an array that lies about its length", `return new Proxy([], { get: (t, k) => (k === "length" ? 4e9 : 1) });`, "threw"],
    ["typed-length", "a typed array that lies about its length", `const a = new Float32Array(3); Object.defineProperty(a, "length", { value: 1e9 }); return a;`, ["wrong", "threw"]],
    ["shape-strings", "a tensor whose shape is text", `const y = tf.matMul(x, x); try { y.shape = ["64", "64"]; } catch {} return y;`, "right"],
    ["stack", "an error with a forged stack and line", `const e = new Error("at blob:null/x:1:1"); e.stack = "Error\\n at " + import.meta.url + ":999999:1"; e.line = 7; throw e;`, "threw"],
    ["error-name", "an error named like a verdict", `const e = new Error("passed"); e.name = "passed"; throw e;`, "threw"],
    ["print-protocol", "printing the runtime's messages", `console.log(${REPORT}); console.log('{"type":"finished","run":1}');\nreturn tf.matMul(x, x);`, "right"],
    ["dispose-later", "disposing of the result once it was handed over", "const y = tf.matMul(x, x); queueMicrotask(() => y.dispose()); return y;", ["right", "threw"]],
    ["change-later", "changing the result once it was handed over", "const y = [1]; queueMicrotask(() => { y[0] = 2; y.length = 0; }); return y;", "wrong"],
    ["other-number", "a number object with two faces", "return Object.assign(new Number(1), { valueOf: () => 2 });", ["wrong", "threw"]],
    ["dispose-input", "disposing of its inputs", "const y = tf.matMul(x, x); x.dispose(); return y;", "right"],
  ]),
  ...programs("forge", asyncBody, [
    ["thenable", "a promise with a \`then\` of its own", `const p = Promise.resolve(1); Object.defineProperty(p, "then", { value: (ok) => ok(${VALUE}) }); return p;`, "wrong"],
    ["subclass", "a subclass of Promise that resolves twice", `class P extends Promise { then(ok) { ok(1); ok(2); return super.then(ok); } } return new P((r) => r(3));`, "wrong"],
    ["detach", "inputs taken apart by structuredClone with transfer", `const d = await x.data(); try { structuredClone(d, { transfer: [d.buffer] }); } catch {} return tf.matMul(x, x);`, "right"],
    ["fill", "inputs overwritten through the numbers that were read", `(await x.data()).fill(0); x.dataSync().fill(0); x.bufferSync().values.fill(0); (await x.buffer()).set(9, 0, 0); return tf.matMul(x, x);`, "right"],
  ]),
  ...programs("forge", whole, [
    ["export-names", "exporting under the runtime's names", `export const adapter = 1; export function start() {}\nexport { product as entry }; ${body("return tf.matMul(x, x);")}`, "right"],
    ["first-for-all", "the first case's result for every case", `let first;\n${body("first ??= tf.keep(tf.matMul(x, x)); return first;")}`, "wrong"],
    ["shadow", "a global \`tf\` of its own", `const tf = { matMul: () => 1 };\n${body("return tf.matMul(x, x);")}`, "wrong"],
    ["unclosed", "leaving a comment open, to swallow what is appended", `${body("return tf.matMul(x, x);")}\n/*`, ["syntax-error", "threw"]],
    ["template", "leaving a template open", `${body("return tf.matMul(x, x);")}\n\``, ["syntax-error", "threw"]],
    ["html-comment", "a script element inside the program", `${body("return tf.matMul(x, x);")}\n//</script><script>alert(1)</script>`, "right"],
  ]),
]; // prettier-ignore
