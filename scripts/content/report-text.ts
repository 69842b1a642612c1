import type { ExerciseReport, FoundProblem, PlacedProof } from "./check-exercise.ts";
import type { MissingCard } from "./covering-cards.ts";
import { textTable } from "./text-table.ts";

type Row = readonly string[];

const HEADINGS: Row = [
  ...["exercise", "language", "backend", "cases", "mistakes killed", "mistakes named", "numbers nudged"],
  ...["worst correct error", "slowest case"],
];

/**
 * The proofs as a table, then what was not shown, in words.
 * @param root the exercises' folder, as its files are to be named
 */
export function reportText(reports: readonly ExerciseReport[], root: string): string {
  const proofs = reports.flatMap((report) => report.proofs);
  const problems = reports.flatMap((report) => report.problems);
  return [
    ...textTable([HEADINGS, ...proofs.map(rowOf)]),
    "",
    ...reports.flatMap(({ notes }) => notes.map((note) => `Note: ${note}`)),
    ...proofs.flatMap(elsewhereText),
    ...reports.map(({ exercise, missingCards }) => cardsText(exercise, missingCards)),
    "",
    ...problemsText(problems, root),
  ].join("\n");
}

function rowOf(proof: PlacedProof): Row {
  const { exercise, language, backend, caseCount, right, wrong, nudged, slowestCase } = proof;
  const killed = wrong.filter(({ isKilled }) => isKilled).length;
  const named = wrong.filter(({ id, namedAs }) => id === namedAs).length;
  return [
    exercise,
    language,
    backend,
    String(caseCount),
    `${killed}/${wrong.length}`,
    `${named}/${wrong.length}`,
    String(nudged.length),
    worstText(right),
    slowestCase === null ? "" : `${slowestCase.ms.toFixed(0)} ms (${slowestCase.caseId})`,
  ];
}

/** In tolerances: what passes has at most 1. */
function worstText(right: PlacedProof["right"]): string {
  const ran = right.flatMap(({ name, worstTolerances }) =>
    worstTolerances === null ? [] : [{ name, worstTolerances }],
  );
  if (ran.some(({ worstTolerances }) => Number.isNaN(worstTolerances))) return "fails";
  const [worst] = ran.toSorted((a, b) => b.worstTolerances - a.worstTolerances);
  return worst === undefined ? "" : `${worst.worstTolerances.toFixed(3)} (${worst.name})`;
}

/** Programs that read values in the middle of a computation cannot run everywhere. */
function elsewhereText({ exercise, language, backend, right }: PlacedProof): readonly string[] {
  const names = right.filter(({ worstTolerances }) => worstTolerances === null).map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    `Note: ${exercise} in ${language}: not run on ${backend}, as they read values: ${names.join(", ")}`,
  ];
}

function cardsText(exercise: string, missing: readonly MissingCard[] | null): string {
  if (missing === null) return `${exercise}: cards not looked for`;
  if (missing.length === 0) return `${exercise}: cards missing: 0`;
  const names = missing.map(({ subject, languages }) =>
    languages.length > 1 ? subject : `${subject} (${languages.join()})`,
  );
  return `${exercise}: cards missing: ${missing.length}: ${names.join(", ")}`;
}

/** Problems that differ in language and backend only are told once; so is what to do about several in a row. */
function problemsText(problems: readonly FoundProblem[], root: string): readonly string[] {
  if (problems.length === 0) return ["No problems."];
  const groups = new Map<string, FoundProblem[]>();
  for (const problem of problems) {
    const key = [problem.exercise, problem.file, problem.what].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  const told = [...groups.values()].map((group) => {
    const { exercise = "", file = "", what = "", todo = "" } = group[0] ?? {};
    const places = [...new Set(group.flatMap(({ language, backend }) => placeOf(language, backend)))];
    const where = places.length === 0 ? "" : ` (${places.join("; ")})`;
    return { line: `${root}/${exercise}/${file}${where}: ${what}`, todo };
  });
  return [
    `Problems: ${told.length}`,
    ...told.flatMap(({ line, todo }, index) =>
      told[index + 1]?.todo === todo ? [line] : [line, `  → ${todo}`],
    ),
  ];
}

function placeOf(language: string | null, backend: string | null): readonly string[] {
  const place = [language, backend].filter((part) => part !== null).join(" on ");
  return place === "" ? [] : [place];
}
