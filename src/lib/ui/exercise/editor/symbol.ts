import type { CodeLanguage } from "#lib/core/language.ts";

/** One key of the symbol bar: text to insert, or something to do. */
export type SymbolKey =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "command"; readonly command: EditorCommand };

export type EditorCommand =
  "indent" | "dedent" | "left" | "right" | "up" | "down" | "comment" | "undo" | "redo";

/** Keys that both languages want: those that move and mend, after those that write. */
const MOVE_AND_MEND: readonly EditorCommand[] = ["up", "down", "dedent", "comment", "redo"];

/** The first of them stand in view on a phone, the rest is a swipe away. */
function keys(symbols: string, more: string): readonly SymbolKey[] {
  return [
    command("indent"),
    ...symbols.split(" ").map(text),
    ...(["left", "right", "undo"] as const).map(command),
    ...more.split(" ").map(text),
    ...MOVE_AND_MEND.map(command),
  ];
}

function text(characters: string): SymbolKey {
  return { kind: "text", text: characters };
}

function command(name: EditorCommand): SymbolKey {
  return { kind: "command", command: name };
}

/** What a phone's keyboard hides behind two taps, most wanted first. */
export const SYMBOL_KEYS: Readonly<Record<CodeLanguage, readonly SymbolKey[]>> = {
  python: keys("( ) : = . , [ ] self. np. - + * /", "@ ** _ # ' \" < > ! { }"),
  typescript: keys("( ) . , = [ ] { } ; : => - + * /", "< > \" ' _ ! & | `"),
};
