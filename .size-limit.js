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

export default [
  budget("Today and review: first load, JavaScript", "120 KB", bundle.files(today, /\.js$/)),
  budget("Today and review: first load, CSS", "12 KB", bundle.files(today, /\.css$/)),
  ...["python", "typescript"].map((language) =>
    budget(
      `Editor, writing ${language}`,
      "160 KB",
      later(new RegExp(`^src/lib/ui/exercise/editor/(code-editor|${language}-syntax)\\.ts$`), /\.js$/),
    ),
  ),
  budget(
    "Sandbox: TensorFlow.js",
    "230 KB",
    later(/^src\/lib\/sandbox\/generated\/runtime\.js(\?raw)?$/, /\.js$/),
  ),
  budget(
    "Sandbox: TypeScript",
    "60 KB",
    later(/^src\/lib\/sandbox\/generated\/language-typescript\.js(\?raw)?$/, /\.js$/),
  ),
  budget("Sandbox: WebAssembly", "180 KB", later(/^src\/lib\/sandbox\/generated\/.*\.wasm$/, /\.wasm$/)),
  budget("Import: notes to cards", "260 KB", later(/^src\/lib\/sessions\/prepare-note\.ts$/, /\.js$/)),
];
