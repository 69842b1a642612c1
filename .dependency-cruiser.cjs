/*
 * The floors of the house: which room may import which, and by which one door a library comes in.
 * tests/house/floors.test.ts shows that every kind of rule bites.
 */

const PURE = ["core", "notes", "scheduling", "exercises", "grading", "mastery"];

/** What each room may import from, besides its own files. Every room but core also has the messages. */
const ROOMS = {
  core: [],
  notes: ["core"],
  scheduling: ["core"],
  exercises: ["core"],
  grading: ["core", "exercises"],
  mastery: ["core", "scheduling", "exercises"],
  sandbox: ["core", "exercises"],
  store: ["core"],
  exchange: ["core", "notes", "scheduling"],
  sessions: [...PURE, "sandbox", "store", "exchange"],
  ui: [...PURE, "sessions"],
};

/** Rooms of which another may take the types, and nothing that runs. */
const TYPES_ONLY = { store: ["notes", "scheduling", "exercises"] };

/** Content that a room reads as it stands. */
const CONTENT = { sessions: ["^decks/terms\\.tsv$"] };

/** Libraries and the places that may import them. */
const DOORS = {
  "ts-fsrs": { library: "ts-fsrs", from: "^src/lib/scheduling/|^scripts/bench/" },
  "fsrs-browser": { library: "fsrs-browser", from: "^src/lib/sessions/optimiser/|^scripts/bench/" },
  dexie: { library: "dexie", from: "^src/lib/store/|^scripts/bench/" },
  "fake-indexeddb": { library: "fake-indexeddb", from: "\\.test\\.ts$" },
  tensorflow: { library: "@tensorflow/", from: "^(src/lib/sandbox|scripts/build|exercises|tests)/" },
  sucrase: { library: "sucrase", from: "^src/lib/sandbox/" },
  markdown: {
    library: "(mdast|micromark|hast|unist|katex|yaml)[^/]*(/(?!.*\\.css$)|$)",
    from: "^src/lib/notes/|^src/lib/exercises/parse-prompt\\.ts$|^src/lib/ui/markdown[^/]*$|^scripts/bench/",
  },
  sqlite: { library: "(@sqlite\\.org/|sql\\.js|wa-sqlite|fflate|fzstd)", from: "^src/lib/exchange/" },
  editor: {
    library: "@codemirror/(autocomplete|commands|language|search|state|view)",
    from: "^src/lib/ui/",
  },
  highlighting: { library: "(@codemirror/lang-|@lezer/)", from: "^src/lib/(ui|notes|sandbox/languages)/" },
  dompurify: { library: "dompurify", from: "^src/lib/sessions/" },
};

/** @param {string} library a pattern for the start of a package's name */
function packagePath(library) {
  return `(^|/)node_modules/(@types/)?${library}`;
}

/** @param {readonly string[]} rooms */
function roomsPath(rooms) {
  return `^src/lib/(${rooms.join("|")})/`;
}

const floors = Object.entries(ROOMS).map(([room, below]) => ({
  name: `floor-${room}`,
  comment:
    `src/lib/${room} imports only from its own files` +
    (below.length > 0 ? ` and ${below.join(", ")}` : "") +
    (TYPES_ONLY[room] ? `, and types from ${TYPES_ONLY[room].join(", ")}` : ""),
  severity: "error",
  from: { path: `^src/lib/${room}/` },
  to: {
    path: "^(src|scripts|tests|exercises|decks)/",
    pathNot: [
      roomsPath([room, ...below, ...(TYPES_ONLY[room] ?? []), ...(room === "core" ? [] : ["paraglide"])]),
      ...(CONTENT[room] ?? []),
    ],
  },
}));

const typeFloors = Object.entries(TYPES_ONLY).map(([room, others]) => ({
  name: `floor-${room}-types-only`,
  comment: `src/lib/${room} knows only the types of ${others.join(", ")}: use "import type"`,
  severity: "error",
  from: { path: `^src/lib/${room}/` },
  to: { path: roomsPath(others), dependencyTypesNot: ["type-only"] },
}));

const doors = Object.entries(DOORS).map(([name, { library, from }]) => ({
  name: `door-${name}`,
  comment: `one library, one door: this one comes in at ${from}`,
  severity: "error",
  from: { pathNot: from },
  to: { path: packagePath(library) },
}));

module.exports = {
  forbidden: [
    ...floors,
    ...typeFloors,
    ...doors,
    {
      name: "pure-rooms",
      comment:
        "the pure rooms know no Svelte, no browser and no system: they run anywhere, with time and chance given",
      severity: "error",
      from: { path: roomsPath(PURE), pathNot: "\\.test\\.ts$" },
      to: { path: `${packagePath("(svelte|@sveltejs|@vite-pwa|workbox-)")}|\\.svelte$|\\.svelte\\.ts$|^\\$` },
    },
    {
      name: "no-system-in-the-app",
      comment: "what runs on a phone imports nothing of Node's",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-room-without-a-floor",
      comment: "every folder of src/lib is a room in the table of .dependency-cruiser.cjs",
      severity: "error",
      from: { path: "^src/lib/", pathNot: roomsPath([...Object.keys(ROOMS), "paraglide"]) },
      to: {},
    },
    {
      name: "routes-only-compose",
      comment: "routes talk to sessions, through ui; not to store, sandbox or exchange",
      severity: "error",
      from: { path: "^src/(?!lib/)" },
      to: { path: roomsPath(["store", "sandbox", "exchange"]) },
    },
    {
      name: "nothing-imports-routes",
      comment: "routes are the top floor",
      severity: "error",
      from: { pathNot: "^src/routes/" },
      to: { path: "^src/routes/" },
    },
    {
      name: "content-is-data",
      comment: "an exercise knows what an exercise is, and nothing else of the app",
      severity: "error",
      from: { path: "^exercises/", pathNot: "\\.test\\.ts$" },
      to: { path: "^(src|scripts|tests)/", pathNot: roomsPath(["core", "exercises"]) },
    },
    {
      name: "app-without-its-tools",
      comment: "the app imports neither scripts nor tests",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.test\\.ts$" },
      to: { path: "^(scripts|tests)/|\\.test\\.ts$" },
    },
    {
      name: "scripts-without-screens",
      comment: "the command line has no use for components",
      severity: "error",
      from: { path: "^scripts/" },
      to: { path: "^src/(routes/|lib/ui/)|\\.svelte$" },
    },
    {
      name: "no-circles",
      comment: "files that import each other are one file, or need a third",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment:
        "a file that nothing imports and that imports nothing is dead, or its import is invisible to this check",
      severity: "error",
      from: {
        orphan: true,
        pathNot: "^(src/routes|exercises|scripts|tests)/|^src/[^/]+$|\\.d\\.ts$|\\.test\\.ts$",
      },
      to: {},
    },
    {
      name: "not-to-unresolvable",
      comment: "an import that leads nowhere escapes every other rule",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(\\$(app|env|service-worker)|virtual:|\\./\\$types)" },
    },
    {
      name: "not-to-undeclared",
      comment: "a package that package.json does not name",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "not-to-dev-dep",
      comment:
        "the app runs on dependencies; development packages may be imported for types, by tests and by tools",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.test\\.ts$|/testing/" },
      // "virtual:pwa-register" is a module that this plugin makes.
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: packagePath("vite-plugin-pwa/"),
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|^src/lib/paraglide/|^src/lib/(sandbox|sessions)/generated/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["svelte", "browser", "import", "default", "types"],
      extensions: [".ts", ".js", ".mjs", ".cjs", ".svelte", ".json", ".d.ts"],
    },
    skipAnalysisNotInRules: true,
  },
};
