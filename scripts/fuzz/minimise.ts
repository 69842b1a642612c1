/**
 * A shorter text that still fails: pieces are taken out, halves first, then single lines, then ends of lines.
 * @param fails whether a text fails in the same way
 * @param attempts how often it may be asked
 * @param isTimeOver asked before each attempt: the shortest text so far is good enough then
 */
export async function minimised(
  text: string,
  fails: (text: string) => Promise<boolean>,
  attempts = 400,
  isTimeOver: () => boolean = () => false,
): Promise<string> {
  let left = attempts;
  const tried = async (candidate: string): Promise<boolean> => {
    if (isTimeOver()) left = 0;
    left -= 1;
    return left >= 0 && (await fails(candidate));
  };
  const lines = await withoutPieces(text.split("\n"), (kept) => tried(kept.join("\n")));
  for (let index = 0; index < lines.length && left > 0; index++) {
    const shorten = (characters: readonly string[]): Promise<boolean> =>
      tried(lines.with(index, characters.join("")).join("\n"));
    // By UTF-16 units: half a pair of surrogates may be what fails.
    const units = await withoutPieces((lines[index] ?? "").split(""), shorten);
    lines[index] = units.join("");
  }
  return lines.join("\n");
}

/** Takes out runs of parts as long as what is left still fails. */
async function withoutPieces(
  parts: readonly string[],
  fails: (kept: readonly string[]) => Promise<boolean>,
): Promise<string[]> {
  let kept = [...parts];
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < kept.length;) {
      const candidate = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (candidate.length < kept.length && (await fails(candidate))) kept = candidate;
      else from += size;
    }
  }
  return kept;
}
