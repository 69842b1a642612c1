/** A stretch of text: as it was, taken out, or put in. */
export interface TextChange {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** Words, numbers, spaces, and each Chinese character or mark by itself. */
const TOKENS = /[\p{Script=Latin}\p{Script=Greek}]+|\\[a-z]+|\p{N}+|\s+|[^]/gu;

/** Cells of the table: two answers of some 1,500 words; longer ones are shown one after the other. */
const MOST_CELLS = 2_500_000;

/** Two words of the same within a change read worse than one change: "把[均→方]值[…" */
const SHORTEST_SAME = 2;

/** What turned one text into the other, in order: the shortest way by words. The texts can be told from it. */
export function textDiff(before: string, after: string): readonly TextChange[] {
  const [from, to] = [before.match(TOKENS) ?? [], after.match(TOKENS) ?? []];
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1;
  let end = 0;
  while (
    end < from.length - start &&
    end < to.length - start &&
    from[from.length - 1 - end] === to[to.length - 1 - end]
  )
    end += 1;
  const middle = between(from.slice(start, from.length - end), to.slice(start, to.length - end));
  return tidied([
    { kind: "same", text: from.slice(0, start).join("") },
    ...middle,
    { kind: "same", text: from.slice(from.length - end).join("") },
  ]);
}

function between(from: readonly string[], to: readonly string[]): TextChange[] {
  const whole: TextChange[] = [
    { kind: "removed", text: from.join("") },
    { kind: "added", text: to.join("") },
  ];
  if (from.length === 0 || to.length === 0 || from.length * to.length > MOST_CELLS) return whole;
  const width = to.length + 1;
  const longest = new Uint32Array((from.length + 1) * width);
  for (let row = from.length - 1; row >= 0; row--) {
    for (let column = to.length - 1; column >= 0; column--) {
      const cell = row * width + column;
      longest[cell] =
        from[row] === to[column]
          ? (longest[cell + width + 1] ?? 0) + 1
          : Math.max(longest[cell + width] ?? 0, longest[cell + 1] ?? 0);
    }
  }
  const changes: TextChange[] = [];
  let [row, column] = [0, 0];
  while (row < from.length || column < to.length) {
    const [old, now] = [from[row], to[column]];
    const cell = row * width + column;
    if (old !== undefined && old === now) {
      changes.push({ kind: "same", text: old });
      row += 1;
      column += 1;
    } else if (
      old !== undefined &&
      (now === undefined || (longest[cell + width] ?? 0) >= (longest[cell + 1] ?? 0))
    ) {
      changes.push({ kind: "removed", text: old });
      row += 1;
    } else {
      changes.push({ kind: "added", text: now ?? "" });
      column += 1;
    }
  }
  return changes;
}

/** Joins stretches of one kind, each change as what goes and then what comes, and swallows what stays between in crumbs. */
function tidied(changes: readonly TextChange[]): readonly TextChange[] {
  const tidy: TextChange[] = [];
  let [removed, added, same] = ["", "", ""];
  const closeChange = (): void => {
    if (removed !== "") tidy.push({ kind: "removed", text: removed });
    if (added !== "") tidy.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  const closeSame = (): void => {
    if (same === "") return;
    const isCrumb = (removed !== "" || added !== "") && [...same.trim()].length < SHORTEST_SAME;
    if (isCrumb) {
      removed += same;
      added += same;
    } else {
      closeChange();
      tidy.push({ kind: "same", text: same });
    }
    same = "";
  };
  changes.forEach(({ kind, text }, index) => {
    if (text === "") return;
    if (kind === "same") {
      same += text;
      // What stays to the end is no crumb between two changes.
      if (index === changes.length - 1) {
        closeChange();
        tidy.push({ kind: "same", text: same });
        same = "";
      }
      return;
    }
    closeSame();
    if (kind === "removed") removed += text;
    else added += text;
  });
  closeChange();
  if (same !== "") tidy.push({ kind: "same", text: same });
  return tidy;
}
