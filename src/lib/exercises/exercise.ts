import type { ExerciseId, TopicId } from "#lib/core/ids.ts";
import type { CodeLanguage, Localized } from "#lib/core/language.ts";
import type { Check } from "./check.ts";
import type { Path, Value } from "./tensor-data.ts";

/** One step of a case: data, so that functions, classes with state and modes need no code of their own. */
export type Step =
  /** Make an instance of the entry class; later steps talk to it. */
  | { readonly do: "construct"; readonly args: readonly Value[] }
  /** Call a method of the instance, or the entry function when `method` is null; keep the output if named. */
  | {
      readonly do: "call";
      readonly method: string | null;
      readonly args: readonly Value[];
      readonly keep: string | null;
      readonly half?: Half;
    }
  /** Keep an attribute of the instance. */
  | { readonly do: "read"; readonly attribute: string; readonly keep: string; readonly half?: Half };

/** Forward and backward are judged apart: which of them an output belongs to. */
export const HALVES = ["forward", "backward"] as const;

export type Half = (typeof HALVES)[number];

/**
 * A stage of the computation (μ, then σ², then x̂), seen through an output that depends on nothing later. Several outputs
 * may show one stage, each by another way round what may be wrong elsewhere: one that is right proves the stage right.
 */
export interface Stage {
  /** As short as a name: "σ²". */
  readonly title: Localized;
  /** Name of the output of the case that shows it. */
  readonly output: string;
  readonly at: Path;
}

/** A named, seeded case. */
export interface ExerciseCase {
  readonly id: string;
  readonly title: Localized;
  /** Shown to the learner and run by Run; the others only by Submit. */
  readonly visible: boolean;
  readonly steps: readonly Step[];
  /** Magnitude that the absolute tolerance is a fraction of, where the outputs' own says too little (terms that cancel). */
  readonly scale?: number;
  /** What is asked of outputs that chance decides, and of gradients; all others are only compared with the reference's. */
  readonly checks?: readonly Check[];
  /** Stages that this case isolates, in the order in which they are computed. */
  readonly stages?: readonly Stage[];
}

/**
 * |got − expected| ≤ relative·|expected| + absolute·scale. The scale is the largest |expected| of that output (1 if all
 * are zero) unless the case says otherwise, so multiplying both sides by a number changes no verdict.
 */
export interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
  readonly reason: Localized;
}

/** A wrong version that learners really write, as an edit of the reference. */
export interface Mistake {
  readonly id: string;
  readonly message: Localized;
  /** The subject of the card that mends it. */
  readonly subject: string;
  /** The only language in which it can be made (`@` for `*`, an array changed in place); all have it otherwise. */
  readonly onlyIn?: CodeLanguage;
  /** Replacements in the reference in this language; each `find` occurs exactly once. */
  readonly edits: Readonly<Partial<Record<CodeLanguage, readonly Edit[]>>>;
}

export interface Edit {
  readonly find: string;
  readonly replace: string;
}

export interface Prompt {
  /** Markdown. */
  readonly body: string;
  /** Markdown, mildest first. */
  readonly hints: readonly string[];
}

/** What lists, queues and mastery need to know; light enough to load at once for every exercise. */
export interface ExerciseSummary {
  readonly id: ExerciseId;
  readonly topic: TopicId;
  readonly title: Localized;
  readonly minutes: number;
  /** Name of the class or function to write, per language; a language without one is not offered. */
  readonly entryPoints: Readonly<Partial<Record<CodeLanguage, string>>>;
  readonly prerequisites: readonly ExerciseId[];
  /** Subjects of the cards that cover it. */
  readonly subjects: readonly string[];
}

export interface Exercise extends ExerciseSummary {
  /** Names under `tf` that the learner may not call, e.g. "batchNorm". */
  readonly forbiddenOps: readonly string[];
  readonly tolerance: Tolerance;
  readonly prompt: Localized<Prompt>;
  readonly starter: Readonly<Partial<Record<CodeLanguage, string>>>;
  /** The reference. */
  readonly solution: Readonly<Partial<Record<CodeLanguage, string>>>;
  readonly cases: readonly ExerciseCase[];
  readonly mistakes: readonly Mistake[];
}
