// Draws every icon of the app from one mark: node scripts/build/icons.mjs
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { chromium } from "playwright-core";

import { chromiumFlags, findChromium } from "./chromium.mjs";

const STATIC = join(import.meta.dirname, "../../static");

/** `--color-accent` and `--color-paper` of src/lib/ui/tokens.css, in light. */
const INDIGO = "#4042bf";
const PAPER = "#fbfaf6";

/** The ∇ on a field of 512 × 512, its heavy leg on the left as in a book. */
const NABLA = [
  `<path d="M104 126H408L256 408Z" fill="${PAPER}" stroke="${PAPER}" stroke-width="44" stroke-linejoin="round"/>`,
  `<path d="M192 160H376L276 340Z" fill="${INDIGO}" stroke="${INDIGO}" stroke-width="10" stroke-linejoin="round"/>`,
].join("");

/** Two cards, for the shortcut to review. */
const CARDS = [
  `<rect x="176" y="104" width="208" height="268" rx="30" fill="none" stroke="${PAPER}" stroke-width="30" opacity=".6"/>`,
  `<rect x="120" y="148" width="208" height="268" rx="30" fill="${PAPER}"/>`,
].join("");

/** Angle brackets and a slash, for the shortcut to exercises. */
const CODE = `<path d="M172 168 84 256l88 88M340 168l88 88-88 88M288 132l-64 248" fill="none" stroke="${PAPER}" stroke-width="38" stroke-linecap="round" stroke-linejoin="round"/>`;

/**
 * @param {string} drawing
 * @param {{ corner: number, scale: number }} shape `corner` radius of the field in 512ths; `scale` of the drawing on it
 */
function svg(drawing, { corner, scale }) {
  const offset = 256 * (1 - scale);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" rx="${corner}" fill="${INDIGO}"/><g transform="translate(${offset} ${offset}) scale(${scale})">${drawing}</g></svg>\n`;
}

const ROUNDED = { corner: 112, scale: 1 };
/** Launchers cut maskable icons to any shape that holds the middle circle of 80 %. */
const FULL_BLEED = { corner: 0, scale: 0.78 };

const PICTURES = [
  { file: "icons/icon-192.png", size: 192, source: svg(NABLA, ROUNDED) },
  { file: "icons/icon-512.png", size: 512, source: svg(NABLA, ROUNDED) },
  { file: "icons/maskable-512.png", size: 512, source: svg(NABLA, FULL_BLEED) },
  { file: "icons/apple-touch-180.png", size: 180, source: svg(NABLA, { corner: 0, scale: 0.9 }) },
  { file: "icons/shortcut-review-96.png", size: 96, source: svg(CARDS, ROUNDED) },
  { file: "icons/shortcut-exercises-96.png", size: 96, source: svg(CODE, ROUNDED) },
];

const executablePath = findChromium();
if (executablePath === null) throw new Error("No Chromium found: install one, or name it in CHROME_PATH.");

await mkdir(join(STATIC, "icons"), { recursive: true });
await writeFile(join(STATIC, "favicon.svg"), svg(NABLA, ROUNDED));
const browser = await chromium.launch({ executablePath, args: chromiumFlags({ webgpu: false }) });
try {
  for (const { file, size, source } of PICTURES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const address = `data:image/svg+xml;base64,${Buffer.from(source).toString("base64")}`;
    await page.setContent(`<style>body{margin:0}img{display:block;width:100vw}</style><img src="${address}">`);
    await page.locator("img").evaluate((/** @type {HTMLImageElement} */ image) => image.decode());
    await page.screenshot({ path: join(STATIC, file), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
