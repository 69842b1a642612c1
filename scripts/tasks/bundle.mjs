import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {object} Chunk an entry of Vite's manifest
 * @property {string} file
 * @property {string} [src]
 * @property {readonly string[]} [imports] keys of chunks
 * @property {readonly string[]} [dynamicImports] keys of chunks
 * @property {readonly string[]} [css] files
 */

const START = "node_modules/@sveltejs/kit/src/runtime/client/entry.js";

/** What a build is made of: which chunk needs which, and which routes start where. */
export class Bundle {
  #kit;
  #site;
  /** @type {Readonly<Record<string, Chunk>>} */
  #chunks;

  /**
   * @param {{ kit: string, site: string }} folders of a finished build, see `buildFolders`
   */
  constructor({ kit, site }) {
    this.#kit = kit;
    this.#site = site;
    this.#chunks = JSON.parse(readFileSync(join(kit, "output/client/.vite/manifest.json"), "utf8"));
  }

  /** @param {RegExp} pattern */
  #keys(pattern) {
    const keys = Object.keys(this.#chunks).filter(isWanted);
    if (keys.length === 0) throw new Error(`The build has no chunk for ${isWanted}: was it renamed?`);
    return keys;
  }

  /**
   * The node of every layout and page, as its source names it: "src/routes/review/+page.svelte" → key of its chunk.
   * @returns {Map<string, string>}
   */
  #nodes() {
    const folder = join(this.#kit, "generated/client-optimized/nodes");
    const nodes = new Map();
    for (const name of readdirSync(folder)) {
      const [key] = this.#keys((each) => each.endsWith(`generated/client-optimized/nodes/${name}`));
      const source = readFileSync(join(folder, name), "utf8");
      for (const [, path] of source.matchAll(/["'](?:\.\.\/)+(src\/routes\/[^"']*)["']/g))
        nodes.set(path, key);
    }
    return nodes;
  }

  /**
   * Chunks that a first visit to these pages loads: the framework's start, the root layout, the error page that
   * SvelteKit always fetches, the pages with their layouts, and all that any of them imports statically.
   * @param {readonly string[]} routes e.g. "/" or "/review"
   * @returns {Set<string>} keys
   */
  firstLoad(routes) {
    const nodes = this.#nodes();
    const pages = routes.map((route) => `src/routes${route === "/" ? "" : route}`);
    for (const page of pages) {
      if (![...nodes.keys()].some((path) => path.startsWith(`${page}/+page`))) {
        throw new Error(`There is no page in ${page}: correct the routes in .size-limit.js.`);
      }
    }
    const isNeeded = (/** @type {string} */ path) => {
      const folder = path.slice(0, path.lastIndexOf("/"));
      if (path.includes("/+page")) return pages.includes(folder);
      return pages.some((page) => page === folder || page.startsWith(`${folder}/`));
    };
    return this.#closure([
      ...this.#keys((key) => key === START || key.endsWith("generated/client-optimized/app.js")),
      ...this.#keys((key) => /generated\/client-optimized\/nodes\/[01]\.js$/.test(key)),
      ...[...nodes].filter(([path]) => isNeeded(path)).map(([, key]) => key),
    ]);
  }

  /**
   * Chunks that load when the modules matched are imported, beyond those already there.
   * @param {RegExp} source path of the modules
   * @param {ReadonlySet<string>} already keys
   */
  later(source, already) {
    const wanted = this.#closure(this.#keys((key) => source.test(this.#chunks[key]?.src ?? "")));
    return new Set([...wanted].filter((key) => !already.has(key)));
  }

  /** @param {readonly string[]} starts */
  #closure(starts) {
    const reached = new Set();
    const waiting = [...starts];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      if (reached.has(key)) continue;
      reached.add(key);
      waiting.push(...(this.#chunks[key]?.imports ?? []));
    }
    return reached;
  }

  /**
   * Paths in the build of the files of chunks.
   * @param {Iterable<string>} keys
   * @param {RegExp} kind end of the files' names
   */
  files(keys, kind) {
    const files = [...keys].flatMap((key) => [
      this.#chunks[key]?.file ?? "",
      ...(this.#chunks[key]?.css ?? []),
    ]);
    return [...new Set(files)].filter((file) => kind.test(file)).map((file) => join(this.#site, file));
  }
}
