/** One key of the symbol bar: text to insert, or something to do. */
export type SymbolKey =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "command"; readonly command: EditorCommand };

export const EDITOR_COMMANDS = ["indent", "dedent", "left", "right", "up", "down", "undo", "redo"] as const;

export type EditorCommand = (typeof EDITOR_COMMANDS)[number];

const text = (characters: string): SymbolKey => ({ kind: "text", text: characters });
const command = (name: EditorCommand): SymbolKey => ({ kind: "command", command: name });

/** What a phone's keyboard hides behind two taps, most wanted first. */
export const SYMBOL_KEYS: readonly SymbolKey[] = [
  command("indent"),
  ...["(", ")", "[", "]", "{", "}", "=", ".", ",", ";", ":", "+", "-", "*", "/"].map(text),
  ...["=>", "<", ">", '"', "'", "_"].map(text),
  ...(["left", "right", "up", "down", "dedent", "undo", "redo"] as const).map(command),
];
