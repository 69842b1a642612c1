import type { BlockOf } from "../outline/block.ts";
import type { CodeAsk } from "./code-ask.ts";
import { ATTRIBUTE, type Fact } from "./fact.ts";
import { contextOf, headingPathOf } from "./subject.ts";

/** What a block of code is about. */
export interface Place {
  readonly subject: string;
  readonly attributes: readonly string[];
}

/** A fact of a block of code that hides what `about` tells. */
export function makeFact(
  block: BlockOf<"code">,
  place: Place,
  about: CodeAsk,
  words: string,
  passage: string,
  answer: string,
): Fact {
  return {
    ...baseOf(block),
    subject: place.subject,
    attribute: [...place.attributes, ATTRIBUTE.code].join(" · "),
    discriminator: words,
    question: { ask: "code", attributes: place.attributes, about, passage },
    answer,
  };
}

/** The word after the fence. */
export function infoOf(block: BlockOf<"code">): string {
  return block.node.lang ?? "";
}

/** What all facts of a block have in common. */
export function baseOf(
  block: BlockOf<"code">,
): Omit<Fact, "subject" | "attribute" | "discriminator" | "question" | "answer"> {
  return {
    rule: "code",
    kind: "code",
    context: contextOf(block),
    headingPath: headingPathOf(block),
    startLine: block.startLine,
    endLine: block.endLine,
    explicitId: null,
  };
}
