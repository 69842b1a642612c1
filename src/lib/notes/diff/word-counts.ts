/** How often each word stands in a text. */
export interface WordCounts {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

const WORDS = /\\?[\p{Script=Latin}\p{Script=Greek}]+|\p{N}+|\p{Script=Han}+|\p{L}+/gu;

/** Letters at which two forms of a word (normalise, normalisation) or a mended typo still meet. */
const STEM = 4;

/** Longer texts are compared by their beginnings. */
const LONGEST = 2_000;

/**
 * The words of Markdown as two wordings are compared: Latin words with their stems, numbers, and Chinese by single
 * characters and pairs, as it has no spaces.
 */
export function wordCounts(markdown: string): WordCounts {
  const counts = new Map<string, number>();
  let total = 0;
  const add = (word: string): void => {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    total += 1;
  };
  for (const [run] of markdown.slice(0, LONGEST).normalize("NFKC").toLowerCase().matchAll(WORDS)) {
    if (/^\p{Script=Han}/u.test(run)) {
      const characters = [...run];
      characters.forEach((character, index) => {
        add(character);
        const next = characters[index + 1];
        if (next !== undefined) add(character + next);
      });
    } else {
      add(run);
      if (run.length > STEM && !run.startsWith("\\")) add(`${run.slice(0, STEM)}~`);
    }
  }
  return { counts, total };
}

/** How many words two texts share, repetitions counted. */
export function sharedWords(first: WordCounts, second: WordCounts): number {
  const [fewer, more] = first.counts.size <= second.counts.size ? [first, second] : [second, first];
  let shared = 0;
  for (const [word, count] of fewer.counts) shared += Math.min(count, more.counts.get(word) ?? 0);
  return shared;
}

/** Sørensen–Dice coefficient of two texts' words, from 0 to 1; 0 where neither has any. */
export function likeness(first: WordCounts, second: WordCounts): number {
  const total = first.total + second.total;
  return total === 0 ? 0 : (2 * sharedWords(first, second)) / total;
}
