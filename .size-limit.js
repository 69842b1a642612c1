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

export default [
  budget("Today and review: first load, JavaScript", "120 KB", bundle.files(today, /\.js$/)),
  budget("Today and review: first load, CSS", "20 KB", bundle.files(today, /\.css$/)),
];
