import type { CodeAsk, Gap } from "./code-ask.ts";
import { saysPurpose } from "./code-comment.ts";
import { fits, findGroups, overlap } from "./code-groups.ts";
import { commentOf, scoped, worthOf, type ReadStatement } from "./code-program.ts";
import type { Statement } from "./code-statements.ts";
import { howGiven, sizesIn, WORTH_ASKING } from "./code-worth.ts";

/** `return self.layers(x)` says nothing. */
const MIN_RESULT = 5;

/** Everything in a block that is worth asking for, in order; what overlaps is asked in the way that says more. */
export function findGaps(program: readonly ReadStatement[], code: string, subject: string): readonly Gap[] {
  const local = new Set(program.flatMap(({ deed }) => (deed.does === "define" ? [deed.name] : [])));
  const groups = findGroups(program, code, local);
  const single = program
    .flatMap((entry, index) => gapsOf(entry, program[index - 1] ?? null, code, subject, local))
    .filter((gap) => !groups.some((group) => overlap(gap, group)));
  return [...groups, ...sameValues(single, code)].toSorted((a, b) => firstOffset(a) - firstOffset(b));
}

function firstOffset(gap: Gap): number {
  return gap.spans[0]?.start ?? 0;
}

function gapsOf(
  entry: ReadStatement,
  before: ReadStatement | null,
  code: string,
  subject: string,
  local: ReadonlySet<string>,
): Gap[] {
  const { statement, deed, scope } = entry;
  const comment = commentOf(entry);
  const worth = worthOf(entry, subject, local);
  const base = { line: statement.line, hint: null };
  switch (deed.does) {
    case "assign": {
      const isTrivial = worth === 0 || (worth < WORTH_ASKING && comment === null);
      if (isTrivial && !isWorthForComment(entry)) return [];
      // What only a comment makes worth asking is hidden as a whole: the name would say it.
      const whole = worth === 0;
      const spans = [whole ? statement : deed.value];
      const ask: CodeAsk =
        comment === null
          ? { what: "value", names: [deed.target], how: deed.updates ? "updated" : howGiven(deed.value.text) }
          : { what: "said", comment };
      const hint = whole ? null : sizesIn(deed.value.text);
      return [
        { ...base, ask, spans, hint, worth: raised(worth, comment), words: scoped(scope, deed.target) },
      ];
    }
    case "return": {
      const early = earlyReturn(entry, before, code);
      if (early !== null) return [early];
      if (worth < MIN_RESULT) return [];
      const ask: CodeAsk = comment === null ? { what: "result", name: scope } : { what: "said", comment };
      return [
        { ...base, ask, spans: [deed.value], worth: raised(worth, comment), words: scoped(scope, "return") },
      ];
    }
    case "call": {
      if (worth < (comment === null ? WORTH_ASKING : 3)) return [];
      const ask: CodeAsk = comment === null ? { what: "line" } : { what: "said", comment };
      return [
        {
          ...base,
          ask,
          spans: [statement],
          worth: raised(worth, comment),
          words: scoped(scope, deed.callee),
        },
      ];
    }
    case "define":
      return defaultsOf(statement, deed.name);
    default:
      return [];
  }
}

function raised(worth: number, comment: string | null): number {
  return comment === null ? worth : Math.min(10, Math.max(8, worth + 1));
}

/** "X += shortcut  # 残差连接" and "eps = 1e-15  # 防止 log(0)": worth nothing without their comment. */
function isWorthForComment(entry: ReadStatement): boolean {
  const { deed } = entry;
  const comment = commentOf(entry);
  if (comment === null || entry.statement.trailing === null || deed.does !== "assign") return false;
  return (deed.updates && !/^[\d.]+$/.test(deed.value.text)) || saysPurpose(comment);
}

/** `return X` right under `if not training:`: what a function does in a special case. */
function earlyReturn(entry: ReadStatement, before: ReadStatement | null, code: string): Gap | null {
  const { statement, deed, scope } = entry;
  if (before?.deed.does !== "branch" || deed.does !== "return" || deed.value.text === "") return null;
  const { condition } = before.deed;
  const isInside = statement.indent > before.statement.indent || statement.line === before.statement.lastLine;
  const isShort = condition.length > 0 && condition.length <= 40 && !/[`⟦⟧]/.test(condition);
  if (!isInside || !isShort || /__name__|^len\(|is None|== ?null/.test(condition)) return null;
  if (/^(?:None|null|undefined|False|false|-1|""|'')$/.test(deed.value.text)) return null;
  const isLast = code.slice(statement.end).trim() === "";
  if (isLast) return null;
  const spans = [deed.value];
  return {
    ask: { what: "early", condition },
    spans,
    line: statement.line,
    hint: null,
    worth: 5,
    words: scoped(scope, `if ${condition}`),
  };
}

const HYPERPARAMETER =
  /^(?:lr|learning_?rate|alpha|betas?|beta_?[12]|eps|epsilon|momentum|gamma|rho|weight_?decay|decay|dropout|drop_?prob|temperature|delta|max_?norm|label_?smoothing)$/i;

/** Defaults that are part of the method: `lr=0.001, beta1=0.9, beta2=0.999`, `eps=1e-5`. */
function defaultsOf(statement: Statement, name: string): Gap[] {
  const found = [
    ...statement.text.matchAll(
      /([A-Za-z_]\w*)(?:\s*:\s*[A-Za-z_][\w.]*)?\s*=\s*(?:\d[\d.]*(?:e-?\d+)?|\(\s*[\d.]+\s*,\s*[\d.]+\s*\))(?=\s*[,)])/gi,
    ),
  ].filter((match) => HYPERPARAMETER.test(match[1] ?? ""));
  const [first] = found;
  const last = found.at(-1);
  if (first === undefined || last === undefined) return [];
  const isTold = found.length > 1 || /^(?:betas?|eps|epsilon|momentum|rho)$/i.test(first[1] ?? "");
  const end = last.index + last[0].length;
  // Only what stands together is one gap.
  const between = statement.text.slice(first.index, end);
  if (!isTold || between.split(/,(?![^(]*\))/).length !== found.length) return [];
  const span = { start: statement.start + first.index, end: statement.start + end };
  const names = found.map((match) => match[1] ?? "");
  return [
    {
      ask: { what: "defaults", names },
      spans: [span],
      line: statement.line,
      hint: null,
      worth: 5,
      words: `${name} defaults`,
    },
  ];
}

/** One gap of every expression: where two names are given the same value, both are hidden and asked together. */
function sameValues(gaps: readonly Gap[], code: string): Gap[] {
  const byAnswer = new Map<string, Gap>();
  for (const gap of gaps) {
    const [span] = gap.spans;
    if (span === undefined || !fits(span, code)) continue;
    const answer = code.slice(span.start, span.end).replace(/\s+/g, "");
    const same = byAnswer.get(answer);
    if (same === undefined) byAnswer.set(answer, gap);
    else byAnswer.set(answer, together(same, gap));
  }
  return [...byAnswer.values()];
}

function together(first: Gap, second: Gap): Gap {
  const spans = [...first.spans, ...second.spans];
  const { ask } = first;
  if (ask.what !== "value" || second.ask.what !== "value") return { ...first, spans };
  const names = [...ask.names, ...second.ask.names.filter((name) => !ask.names.includes(name))];
  return { ...first, spans, ask: { ...ask, names } };
}
