import { buildFolders } from "./scripts/build/folders.js";
import { Bundle } from "./scripts/tasks/bundle.mjs";

/*
 * Budgets of what a phone downloads, gzipped. The files are found anew in every build; `npm run check` builds first.
 */

const bundle = new Bundle(buildFolders());
const today = bundle.firstLoad(["/", "/review"]);

/**
 * @param {string} name
 * @param {string} limit
 * @param {string[]} path
 */
const budget = (name, limit, path) => ({ name, limit, path, gzip: true });

/**
 * What opening something loads on top of Today and review.
 * @param {RegExp} source modules
 * @param {RegExp} kind end of the files' names
 */
const later = (source, kind) => bundle.files(bundle.later(source, today), kind);

/**
 * The editor as it opens on an exercise that is written in this language.
 * @param {"python" | "typescript"} language
 * @param {string} limit
 */
const editor = (language, limit) =>
  budget(
    `Editor, writing ${language}`,
    limit,
    later(new RegExp(`^src/lib/ui/exercise/editor/(code-editor|${language}-syntax)\\.ts$`), /\.js$/),
  );

/**
 * What runs programs of this language, beside TensorFlow.js.
 * @param {"Python" | "TypeScript"} name
 * @param {string} limit
 */
const language = (name, limit) =>
  budget(
    `Sandbox: ${name}`,
    limit,
    later(new RegExp(`^src/lib/sandbox/generated/language-${name.toLowerCase()}\\.js(\\?raw)?$`), /\.js$/),
  );

export default [
  budget("Today and review: first load, JavaScript", "112 KB", bundle.files(today, /\.js$/)),
  budget("Today and review: first load, CSS", "10.5 KB", bundle.files(today, /\.css$/)),
  editor("python", "138 KB"),
  editor("typescript", "154 KB"),
  budget(
    "Sandbox: TensorFlow.js",
    "250 KB",
    later(/^src\/lib\/sandbox\/generated\/runtime\.js(\?raw)?$/, /\.js$/),
  ),
  language("Python", "500 KB"),
  language("TypeScript", "55 KB"),
  budget("Sandbox: WebAssembly", "154 KB", later(/^src\/lib\/sandbox\/generated\/.*\.wasm$/, /\.wasm$/)),
  budget("Import: notes to cards", "230 KB", later(/^src\/lib\/sessions\/prepare-note\.ts$/, /\.js$/)),
];
