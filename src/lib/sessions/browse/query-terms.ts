import { tokensOf } from "./tokens.ts";

/** Whether a filter stands in a query as a word of its own, not negated and in no brackets: a chip is lit by it. */
export function hasTerm(query: string, term: string): boolean {
  return placesOf(query, term).length > 0;
}

/** The query with the filter at its end, or without it if it stands there. */
export function toggledTerm(query: string, term: string): string {
  const places = placesOf(query, term);
  if (places.length === 0) return query.trim() === "" ? term : `${query.trim()} ${term}`;
  const rest = [...places]
    .reverse()
    .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), query);
  return rest.replace(/\s+/gu, " ").trim();
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function placesOf(query: string, term: string): readonly Place[] {
  const tokens = tokensOf(query);
  if (!tokens.ok) return [];
  // Beside an "or" a filter is no longer one that all cards must pass.
  if (tokens.value.some(({ kind }) => kind === "or")) return [];
  let depth = 0;
  return tokens.value.filter((token, index) => {
    if (token.kind === "(") depth += 1;
    if (token.kind === ")") depth -= 1;
    const isNegated = tokens.value[index - 1]?.kind === "-";
    return depth === 0 && !isNegated && token.kind === "word" && query.slice(token.start, token.end) === term;
  });
}
