import { assertNever } from "#lib/core/assert-never.ts";
import type { BrowseQuery } from "./query.ts";

/** A query as text; parsing it gives the query again. */
export function formatQuery(query: BrowseQuery): string {
  switch (query.kind) {
    case "all":
      return "";
    case "text":
      return formatText(query.text);
    case "field":
      return formatField(query.field, query.value);
    case "is":
      return `is:${query.state}`;
    case "compare":
      return `${query.measure}${query.operator}${query.value}`;
    case "not":
      return `-${grouped(query.part)}`;
    case "and":
      return query.parts
        .map((part) => (part.kind === "or" ? `(${formatQuery(part)})` : formatQuery(part)))
        .join(" ");
    case "or":
      return query.parts.map(formatQuery).join(" or ");
    default:
      return assertNever(query);
  }
}

/** A filter by name, with quotes where the value needs them: `deck:"my notes"`. */
export function formatField(field: string, value: string): string {
  return `${field}:${/^[\p{L}\p{N}_.-]+$/u.test(value) ? value : quoted(value)}`;
}

function formatText(text: string): string {
  const isPlain = /^[\p{L}\p{N}_.]+$/u.test(text) && text.toLowerCase() !== "or";
  return isPlain ? text : quoted(text);
}

function grouped(part: BrowseQuery): string {
  const text = formatQuery(part);
  return part.kind === "and" || part.kind === "or" || part.kind === "not" ? `(${text})` : text;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/gu, "\\$&")}"`;
}
