import type { Rating } from "#lib/scheduling/memory.ts";

/** What can open over the review screen. */
export type ReviewPanel = "menu" | "flag" | "info" | "reset" | "help";

/** What a key asks for on the review screen. */
export type ReviewCommand =
  | { readonly kind: "rate"; readonly rating: Rating }
  | {
      readonly kind:
        "reveal" | "undo" | "redo" | "edit" | "suspend" | "bury" | "flag" | "info" | "menu" | "help";
    };

const KEYS: Readonly<Record<string, ReviewCommand>> = {
  "1": { kind: "rate", rating: 1 },
  "2": { kind: "rate", rating: 2 },
  "3": { kind: "rate", rating: 3 },
  "4": { kind: "rate", rating: 4 },
  " ": { kind: "reveal" },
  u: { kind: "undo" },
  r: { kind: "redo" },
  e: { kind: "edit" },
  s: { kind: "suspend" },
  b: { kind: "bury" },
  f: { kind: "flag" },
  i: { kind: "info" },
  m: { kind: "menu" },
  "?": { kind: "help" },
};

/** The command of a key; null if it has none, or if it is meant for what has the focus. */
export function commandOf(event: KeyboardEvent): ReviewCommand | null {
  if (event.metaKey || event.ctrlKey || event.altKey || event.repeat || event.isComposing) return null;
  const { target } = event;
  if (target instanceof Element && target.closest("input, textarea, dialog") !== null) return null;
  const command = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined;
  if (command === undefined) return null;
  const onControl = target instanceof Element && target.closest("button, a, summary") !== null;
  return command.kind === "reveal" && onControl ? null : command;
}
