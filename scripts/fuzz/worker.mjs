// One thread of `npm run fuzz`: checks the notes that it is sent, so that one without end can be ended.
import { parentPort } from "node:worker_threads";

import { register } from "tsx/esm/api";

import { inProject } from "../tasks/project.mjs";

register({ tsconfig: inProject("tsconfig.json") });
const { findingsOf } = await import("./laws.ts");

parentPort?.on("message", (/** @type {{ text: string, original: string }} */ { text, original }) => {
  parentPort?.postMessage(findingsOf(text, original));
});
parentPort?.postMessage("ready");
