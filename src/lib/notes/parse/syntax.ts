import { gfm } from "micromark-extension-gfm";
import { math } from "micromark-extension-math";

/** A set of constructs as the parser takes it. */
type Syntax = ReturnType<typeof gfm>;
type ConstructRecord = NonNullable<Syntax["flow"]>;
type Construct = Exclude<NonNullable<ConstructRecord[string]>, readonly unknown[]>;

const MATHS = math();
const GFM = gfm({ singleTilde: false });

const MAY_BE_MAIL = /[-+.\w]@[-.\w]/;
const MAY_BE_ADDRESS = /https?:\/\/|www\./i;

/**
 * GFM and formulas, without the constructs that a text cannot hold: looking for those takes a quarter of the parser's
 * time, since any word might be an address and any line the head of a table.
 */
export function syntaxOf(text: string): Syntax[] {
  const hasMail = MAY_BE_MAIL.test(text);
  const hasAddress = MAY_BE_ADDRESS.test(text);
  const absent = [
    ...(hasMail ? [] : ["emailAutolink"]),
    ...(hasAddress ? [] : ["protocolAutolink", "wwwAutolink"]),
  ];
  const isTableLine = tableLines(text);
  const flow = changed(GFM.flow, (construct) =>
    construct.name === "table" ? onLines(construct, isTableLine) : construct,
  );
  const words = changed(GFM.text, (construct) => (absent.includes(construct.name ?? "") ? null : construct));
  return [MATHS, { ...GFM, text: words, flow }];
}

/** The constructs of a place in the syntax, changed or left out. */
function changed(
  record: ConstructRecord = {},
  change: (construct: Construct) => Construct | null,
): ConstructRecord {
  const kept: ConstructRecord = {};
  for (const [code, found = []] of Object.entries(record)) {
    const constructs = (Array.isArray(found) ? found : [found]).flatMap(
      (construct) => change(construct) ?? [],
    );
    if (constructs.length > 0) kept[code] = constructs;
  }
  return kept;
}

/** A construct that is looked for on some lines only; they count from 1. */
function onLines(construct: Construct, isWanted: readonly boolean[]): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      return isWanted[this.now().line] === true ? construct.tokenize.call(this, effects, ok, nok) : nok;
    },
  };
}

/** What may stand below the head of a table, in quotes and lists too: bars, dashes and colons. */
const DELIMITER_ROW = /^[ \t>]*[|:-][-|: \t]*$/;

/** For every line, from 1: whether it stands, no blank line between, together with what may be the delimiter row of a table. */
function tableLines(text: string): readonly boolean[] {
  const lines = text.split("\n");
  const isTable: boolean[] = [false];
  let from = 0;
  for (let at = 0; at <= lines.length; at++) {
    const line = lines[at] ?? "";
    if (!/^[ \t>]*$/.test(line)) continue;
    const run = lines.slice(from, at);
    const hasTable = run.some((written) => DELIMITER_ROW.test(written) && /[|:]/.test(written));
    for (let next = from; next <= at; next++) isTable[next + 1] = hasTable;
    from = at + 1;
  }
  return isTable;
}
