import type { BlockOf } from "../outline/block.ts";
import type { CodeAsk } from "./code-ask.ts";
import { readDeed } from "./code-expression.ts";
import { baseOf, infoOf, makeFact, type Place } from "./code-fact.ts";
import { readLabelledFormulas, type FormulaGroup } from "./code-formulas.ts";
import { fenced, passageOf } from "./code-passage.ts";
import { ATTRIBUTE, type Fact } from "./fact.ts";

/** A formula alone under its name is asked for by it; several are asked one by one, the others in view. */
export function factsOfGroup(
  block: BlockOf<"code">,
  code: string,
  lines: readonly string[],
  group: FormulaGroup,
  place: Place,
): readonly Fact[] {
  const [first] = group.statements;
  const last = group.statements.at(-1);
  if (first === undefined || last === undefined) return [];
  const isOwnSubject = group.name !== null && !group.isKindOnly;
  const named: Place = isOwnSubject
    ? { subject: group.name, attributes: [] }
    : {
        subject: place.subject,
        attributes: [...place.attributes, ...(group.name === null ? [] : [group.name])],
      };
  if (group.statements.length > 1 || group.name === null) {
    return group.statements.flatMap((statement) => {
      const deed = readDeed(statement);
      if (deed.does !== "assign") return [];
      const range = { first: group.first, last: group.last };
      const passage = passageOf(code, lines, [deed.value], range, infoOf(block));
      const about: CodeAsk = { what: "value", names: [deed.target], how: "formula" };
      if (passage === null) return [];
      const fact = makeFact(block, named, about, deed.target, passage.passage, passage.answer);
      return [{ ...fact, attribute: [...named.attributes, ATTRIBUTE.formula].join(" · ") }];
    });
  }
  const glossary =
    group.glossary === null ? [] : ["", ...lines.slice(group.glossary.first, group.glossary.last + 1)];
  const answer = fenced([code.slice(first.start, last.end), ...glossary].join("\n"), infoOf(block));
  return [
    {
      ...baseOf(block),
      subject: named.subject,
      attribute: [...named.attributes, ATTRIBUTE.formula].join(" · "),
      discriminator: "",
      question: isOwnSubject
        ? { ask: "formula", attributes: [], symbol: null, ordinal: null }
        : { ask: "attribute", attributes: named.attributes },
      answer,
    },
  ];
}

/** "加权求和: z = Σ(wi * xi) + b" in a drawing. */
export function labelledFacts(
  block: BlockOf<"code">,
  lines: readonly string[],
  place: Place,
): readonly Fact[] {
  return readLabelledFormulas(lines).map(({ label, formula }) => ({
    ...baseOf(block),
    subject: place.subject,
    attribute: [...place.attributes, label].join(" · "),
    discriminator: "",
    question: { ask: "attribute", attributes: [...place.attributes, label] },
    answer: fenced(formula, infoOf(block)),
  }));
}
