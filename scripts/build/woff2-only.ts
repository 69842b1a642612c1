import type { CSSOptions } from "vite";

type PostcssPlugin = NonNullable<Exclude<NonNullable<CSSOptions["postcss"]>, string>["plugins"]>[number];

const WOFF2_SOURCE = /url\([^)]*\)\s*format\(["']?woff2["']?\)/;

/** The WOFF2 part of a `src` of `@font-face`; the whole value where there is none. */
export function woff2Source(value: string): string {
  return WOFF2_SOURCE.exec(value)?.[0] ?? value;
}

/**
 * Leaves one format a font. KaTeX ships each font three times; every browser that runs Gradus reads WOFF2, and what is
 * precached for offline use should not carry the other two.
 */
export function woff2Only(): PostcssPlugin {
  return {
    postcssPlugin: "gradus-woff2-only",
    Declaration: {
      src(declaration) {
        const value = woff2Source(declaration.value);
        if (value !== declaration.value) declaration.value = value;
      },
    },
  };
}
