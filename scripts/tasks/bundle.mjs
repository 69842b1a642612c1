import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {object} Chunk an entry of Vite's manifest
 * @property {string} file
 * @property {string} [src] the module that starts it, if one does
 * @property {readonly string[]} [imports] keys of chunks
 * @property {readonly string[]} [css] files
 */

const KIT_START = /^node_modules\/@sveltejs\/kit\/src\/runtime\/client\/entry\.js$/;
/** The table of routes, the root layout and the error page: SvelteKit fetches all three before anything is shown. */
const KIT_ALWAYS = /generated\/client-optimized\/(app|nodes\/[01])\.js$/;

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

  /**
   * Chunks that a first visit to these pages loads: what SvelteKit always fetches, the pages with their layouts, and all
   * that any of them imports statically.
   * @param {readonly string[]} routes e.g. "/" or "/review"
   * @returns {Set<string>} keys
   */
  firstLoad(routes) {
    const pages = routes.map((route) => `src/routes${route === "/" ? "" : route}`);
    const nodes = this.#nodes();
    const homeless = pages.filter((page) => !nodes.some(({ path }) => path.startsWith(`${page}/+page`)));
    if (homeless.length > 0) throw new Error(`There is no page in ${homeless.join(", ")}.`);
    const needed = nodes.filter(({ path }) => {
      const folder = path.slice(0, path.lastIndexOf("/"));
      if (path.includes("/+page")) return pages.includes(folder);
      return pages.some((page) => page === folder || page.startsWith(`${folder}/`));
    });
    return this.#closure([
      ...this.#startedBy(KIT_START),
      ...this.#startedBy(KIT_ALWAYS),
      ...needed.map(({ key }) => key),
    ]);
  }

  /**
   * Chunks that load when the modules matched are imported, beyond those already there.
   * @param {RegExp} source path of the modules
   * @param {ReadonlySet<string>} already keys
   */
  later(source, already) {
    return new Set([...this.#closure(this.#startedBy(source))].filter((key) => !already.has(key)));
  }

  /**
   * Paths in the build of the files of chunks.
   * @param {Iterable<string>} keys
   * @param {RegExp} kind end of the files' names
   */
  files(keys, kind) {
    const files = [...keys].flatMap((key) => [this.#chunk(key).file, ...(this.#chunk(key).css ?? [])]);
    return [...new Set(files)].filter((file) => kind.test(file)).map((file) => join(this.#site, file));
  }

  /**
   * Layouts and pages: `path` as in "src/routes/review/+page.svelte", `key` that of its node's chunk.
   * @returns {{ path: string, key: string }[]}
   */
  #nodes() {
    const folder = join(this.#kit, "generated/client-optimized/nodes");
    return readdirSync(folder).flatMap((name) => {
      const [key = ""] = this.#startedBy(new RegExp(`generated/client-optimized/nodes/${name}$`));
      const paths = readFileSync(join(folder, name), "utf8").matchAll(
        /["'](?:\.\.\/)+(src\/routes\/[^"']*)["']/g,
      );
      return [...paths].map(([, path = ""]) => ({ path, key }));
    });
  }

  /** @param {RegExp} source */
  #startedBy(source) {
    const keys = Object.keys(this.#chunks).filter((key) => source.test(this.#chunk(key).src ?? ""));
    if (keys.length === 0)
      throw new Error(`No chunk of the build starts with ${source.source}: was it renamed?`);
    return keys;
  }

  /** @param {readonly string[]} starts keys */
  #closure(starts) {
    /** @type {Set<string>} */
    const reached = new Set();
    const waiting = [...starts];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      if (reached.has(key)) continue;
      reached.add(key);
      waiting.push(...(this.#chunk(key).imports ?? []));
    }
    return reached;
  }

  /** @param {string} key */
  #chunk(key) {
    const chunk = this.#chunks[key];
    if (chunk === undefined) throw new Error(`Vite's manifest speaks of ${key} and does not have it.`);
    return chunk;
  }
}
