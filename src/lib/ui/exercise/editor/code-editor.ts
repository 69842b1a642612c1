import { closeBrackets, closeBracketsKeymap, insertBracket } from "@codemirror/autocomplete";
import {
  cursorCharLeft,
  cursorCharRight,
  cursorLineDown,
  cursorLineUp,
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  indentWithTab,
  redo,
  toggleComment,
  undo,
} from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { Compartment, EditorState, type Extension, type StateEffect } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  type Command,
} from "@codemirror/view";

import type { CodeLanguage } from "#lib/core/language.ts";
import { editorTheme } from "./editor-theme.ts";
import { clearProblemLine, problemLine, revealLine } from "./problem-line.ts";
import type { EditorCommand, SymbolKey } from "./symbol.ts";
import { loadSyntax } from "./syntax.ts";

export interface EditorOptions {
  readonly text: string;
  readonly language: CodeLanguage;
  /** Names the editor to a screen reader. */
  readonly label: string;
  /** Id of the element that tells how to leave the editor by keyboard. */
  readonly describedBy: string;
  /** The learner changed the text; never called for a text that is only shown. */
  readonly onchange: (text: string) => void;
  readonly onrun: () => void;
  readonly onsubmit: () => void;
}

/** The editor as the page sees it. */
export interface CodeEditor {
  /**
   * Goes on in another language, with a text of its own, its own undo history and cursor. A language that was there
   * before comes back as it was left, and `text` is not looked at.
   */
  show(language: CodeLanguage, text: string): void;
  /** Puts in another text; undo brings the old one back. */
  replace(text: string): void;
  press(key: SymbolKey): void;
  /** Marks a line (from 1) and puts the cursor there. */
  reveal(line: number, column: number | null): void;
  clearProblem(): void;
  focus(): void;
  destroy(): void;
}

const COMMANDS: Readonly<Record<EditorCommand, Command>> = {
  indent: insertIndent,
  dedent: indentLess,
  left: cursorCharLeft,
  right: cursorCharRight,
  up: cursorLineUp,
  down: cursorLineDown,
  comment: toggleComment,
  undo,
  redo,
};

/** A language's text while another one is shown. */
interface Left {
  readonly state: EditorState;
  readonly scroll: StateEffect<unknown>;
}

/** CodeMirror from parts, set for code written on a phone. Escape, then Tab, leaves it. */
export function mountCodeEditor(parent: HTMLElement, options: EditorOptions): CodeEditor {
  let { language } = options;
  const left = new Map<CodeLanguage, Left>();
  const view = new EditorView({ parent, state: begin(language, options.text) });

  function begin(begun: CodeLanguage, text: string): EditorState {
    const syntax = new Compartment();
    void loadSyntax(begun).then((extension) => {
      const effects = syntax.reconfigure(extension);
      const kept = left.get(begun);
      if (language === begun) view.dispatch({ effects });
      else if (kept) left.set(begun, { ...kept, state: kept.state.update({ effects }).state });
    });
    return EditorState.create({ doc: text, extensions: [syntax.of([]), extensions(options, begun)] });
  }

  return {
    show(next, text) {
      if (next === language) return;
      left.set(language, { state: view.state, scroll: view.scrollSnapshot() });
      language = next;
      const before = left.get(next);
      view.setState(before?.state ?? begin(next, text));
      if (before) view.dispatch({ effects: before.scroll });
    },
    replace(text) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        userEvent: "input.replace",
      });
      clearProblemLine(view);
    },
    press(key) {
      if (key.kind === "command") COMMANDS[key.command](view);
      else insertText(view, key.text);
    },
    reveal: (line, column) => revealLine(view, line, column),
    clearProblem: () => clearProblemLine(view),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function extensions(options: EditorOptions, language: CodeLanguage): Extension[] {
  return [
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    hasMouse() ? drawSelection() : [],
    indentUnit.of(language === "python" ? "    " : "  "),
    EditorState.tabSize.of(language === "python" ? 4 : 2),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    problemLine,
    editorTheme,
    keymap.of([
      { key: "Mod-Enter", run: doing(options.onsubmit) },
      { key: "Shift-Enter", run: doing(options.onrun) },
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      indentWithTab,
    ]),
    EditorView.contentAttributes.of({
      "aria-label": options.label,
      "aria-describedby": options.describedBy,
      tabindex: "0",
      autocapitalize: "off",
      autocorrect: "off",
      spellcheck: "false",
      enterkeyhint: "enter",
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onchange(update.state.doc.toString());
    }),
  ];
}

/** A touch screen keeps its own selection, with the handles that fingers know. */
function hasMouse(): boolean {
  return matchMedia("(pointer: fine)").matches;
}

function doing(action: () => void): Command {
  return () => {
    action();
    return true;
  };
}

/** At a cursor spaces to the next stop; over a selection all its lines. */
function insertIndent(view: EditorView): boolean {
  const { main } = view.state.selection;
  if (!main.empty) return indentMore(view);
  const unit = view.state.facet(indentUnit);
  const column = main.head - view.state.doc.lineAt(main.head).from;
  view.dispatch(view.state.replaceSelection(unit.slice(column % unit.length)), { userEvent: "input.indent" });
  return true;
}

/** As if typed: brackets and quotes close themselves, and a closing one steps over one that is there. */
function insertText(view: EditorView, text: string): void {
  const bracket = insertBracket(view.state, text);
  view.dispatch(
    bracket ??
      view.state.update(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true }),
  );
}
