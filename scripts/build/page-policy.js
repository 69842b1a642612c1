import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";

/** @typedef {NonNullable<NonNullable<NonNullable<import("@sveltejs/kit").Config["kit"]>["csp"]>["directives"]>} Directives */

/** The inline script of the sandbox's frame, made by `scripts/build/sandbox.mjs`. */
const FRAME_SCRIPT = new URL("../../src/lib/sandbox/generated/frame.js", import.meta.url);

/**
 * Content-Security-Policy of every page. A `srcdoc` frame inherits it on top of its own, so the frame's script is named
 * here by hash; `blob:` and `data:` are for the sandbox's workers, 'wasm-unsafe-eval' for the wasm backend, and
 * `style-src-attr` for KaTeX, which places glyphs by inline styles.
 * @returns {Directives}
 */
export function pageDirectives() {
  /** @type {Directives} */
  const directives = {
    "default-src": ["self"],
    "script-src": ["self", "blob:", "wasm-unsafe-eval"],
    "worker-src": ["self", "data:", "blob:"],
    "connect-src": ["self"],
    "img-src": ["self", "data:"],
    "style-src": ["self", "unsafe-inline"],
    "style-src-attr": ["unsafe-inline"],
    "font-src": ["self"],
    "object-src": ["none"],
    "base-uri": ["none"],
    "form-action": ["none"],
  };
  if (existsSync(FRAME_SCRIPT)) {
    const hash = createHash("sha256").update(readFileSync(FRAME_SCRIPT)).digest("base64");
    directives["script-src"]?.push(/** @type {`sha256-${string}`} */ (`sha256-${hash}`));
  }
  return directives;
}
