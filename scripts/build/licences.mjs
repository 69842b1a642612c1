import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/*
 * Writes static/licences.json: the packages whose code is, or may be, part of the app, with licence and copyright.
 * A licence's standard wording stands there once, as an entry of its own; a package with exactly that wording has its
 * copyright lines and a pointer to it, any other its whole text.
 */

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Licences whose terms this project can meet by listing them. */
const ALLOWED = new Set([
  ...[
    "0BSD",
    "Apache-2.0",
    "BlueOak-1.0.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
  ],
  ...["MPL-2.0", "OFL-1.1", "Python-2.0", "Unlicense", "Zlib"],
]);

/** Development packages of which a part is bundled all the same: the app's start, its messages, its service worker. */
const ALSO_SHIPPED =
  /^(@sveltejs\/kit|@inlang\/paraglide-js|workbox-(core|precaching|routing|strategies|window))$/;

/** Holders of packages that come without their licence's file, as it stands in their repository. */
const HOLDERS = new Map([
  ["@micropython/micropython-webassembly-pyscript", "(c) 2013-2025 Damien P. George"],
]);

/** The standard wordings, each taken from a package that has it unchanged. */
const STANDARD = [
  { licence: "MIT", name: "MIT License", version: "", from: "katex" },
  { licence: "Apache-2.0", name: "Apache License", version: "2.0", from: "dexie" },
];

const COPYRIGHT_LINE = /^\s*(copyright\b.*(©|\(c\)|\d{4}).*|(\(c\)|©) \d{4}.*)$/i;
const HEADING_LINE = /^\s*\(?(the )?mit licen[cs]e(\s*\(.*\))?:?\)?\s*$/i;

/**
 * @typedef {{ name: string, version: string, licence: string, homepage?: string, text: string }} Entry
 * @typedef {{ folder: string, name: string, version: string, licence: string, homepage: string | undefined,
 *   author: string | undefined }} Package
 */

/** @returns {Package[]} */
function shippedPackages() {
  /** @type {{ packages: Record<string, { dev?: boolean }> }} */
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  return Object.entries(lock.packages).flatMap(([folder, { dev }]) => {
    const name = folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
    const isShipped = dev
      ? ALSO_SHIPPED.test(name)
      : !/^@types\/|^@typescript-eslint\/|^@webgpu\/types$/.test(name);
    const manifest = join(ROOT, folder, "package.json");
    if (folder === "" || !isShipped || !existsSync(manifest)) return [];
    /**
     * @type {{ version: string, homepage?: string, author?: string | { name?: string },
     *   license?: string | { type?: string }, licenses?: { type?: string }[] }}
     */
    const { version, homepage, author, licenses, license = licenses?.[0] } = JSON.parse(
      readFileSync(manifest, "utf8"),
    );
    return [
      {
        folder,
        name,
        version,
        licence: (typeof license === "string" ? license : license?.type) ?? "none",
        homepage: homepage === "" ? undefined : homepage,
        author: typeof author === "string" ? author : author?.name,
      },
    ];
  });
}

/**
 * Whether an SPDX expression can be met: one side of every OR, all sides of every AND.
 * @param {string} expression
 */
export function isAllowed(expression) {
  return expression
    .replace(/^\((.*)\)$/, "$1")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((licence) => ALLOWED.has(licence.trim())));
}

/**
 * The texts that a package's licence files hold, NOTICE included.
 * @param {string} folder
 */
function licenceTexts(folder) {
  return readdirSync(join(ROOT, folder))
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) =>
      readFileSync(join(ROOT, folder, file), "utf8")
        .replaceAll("\r\n", "\n")
        .trim(),
    );
}

/** @param {string} whole */
function withoutCopyright(whole) {
  return whole
    .split("\n")
    .filter((line) => !COPYRIGHT_LINE.test(line) && !HEADING_LINE.test(line))
    .join("\n")
    .trim();
}

/** @param {string} body */
function wording(body) {
  return body
    .replaceAll(/[“”"'`]/g, "'")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/**
 * Every long licence's end, an appendix on how to apply it, is no part of its terms and is filled in differently.
 * @param {string} body
 */
function terms(body) {
  return wording(body.split(/END OF TERMS AND CONDITIONS/)[0] ?? "");
}

/**
 * @param {readonly Package[]} packages
 * @returns {Entry[]}
 */
function standardEntries(packages) {
  return STANDARD.map(({ from, licence, name, version }) => {
    const source = packages.find((each) => each.name === from);
    const whole = source && licenceTexts(source.folder).find((each) => each.length > 500);
    if (whole === undefined)
      throw new Error(`${from} no longer has the wording of ${licence}: name another package.`);
    return { name, version, licence, text: withoutCopyright(whole) };
  });
}

/**
 * @param {Package} each
 * @param {readonly Entry[]} standards
 * @returns {Entry}
 */
function entryOf(each, standards) {
  const own = licenceTexts(each.folder).map((whole) => {
    const standard = standards.find(({ text }) => terms(text) === terms(withoutCopyright(whole)));
    const notices = whole.split("\n").filter((line) => COPYRIGHT_LINE.test(line) && !line.includes("[yyyy]"));
    return {
      whole,
      standard,
      short: standard && [...notices.map((line) => line.trim()), pointer(standard)].join("\n"),
    };
  });
  // Where the licensee may choose, a standard wording is chosen.
  const chosen =
    each.licence.includes(" OR ") && own.some(({ standard }) => standard)
      ? own.filter(({ standard }) => standard)
      : own;
  const parts = chosen.map(({ short, whole }) => short ?? whole);
  if (parts.length === 0) {
    const standard = standards.find(({ licence }) => licence === each.licence);
    const holder = HOLDERS.get(each.name) ?? each.author;
    if (holder !== undefined) parts.push(`Copyright ${holder}`);
    if (standard !== undefined) parts.push(pointer(standard));
  }
  return {
    name: each.name,
    version: each.version,
    licence: each.licence,
    ...(each.homepage === undefined ? {} : { homepage: each.homepage }),
    text: parts.join("\n"),
  };
}

/** @param {Entry} standard */
function pointer({ name, version }) {
  return `${[name, version].join(" ").trim()}: its wording stands in this list.`;
}

/** @returns {Entry[]} sorted by name and version, the same on every machine */
export function licences() {
  const packages = shippedPackages();
  const refused = packages.filter(({ licence }) => !isAllowed(licence));
  if (refused.length > 0) {
    const list = refused.map(({ name, version, licence }) => `${name} ${version}: ${licence}`).join("\n");
    throw new Error(
      `Packages under licences that are not on the list of scripts/build/licences.mjs:\n${list}`,
    );
  }
  const standards = standardEntries(packages);
  const entries = new Map(
    [...standards, ...packages.map((each) => entryOf(each, standards))].map((entry) => [
      `${entry.name}@${entry.version}`,
      entry,
    ]),
  );
  return [...entries.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(join(ROOT, "static"), { recursive: true });
  writeFileSync(join(ROOT, "static/licences.json"), `${JSON.stringify(licences(), null, 1)}\n`);
}
