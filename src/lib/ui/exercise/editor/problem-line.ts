import { StateEffect, StateField, type Extension, type Transaction } from "@codemirror/state";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";

const markLine = StateEffect.define<number | null>();
const decoration = Decoration.line({ class: "cm-problem-line" });

/** Marks the line that a verdict names. Editing that line takes the mark away: it may be mended. */
const problemField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(markLine)) continue;
      return effect.value === null
        ? Decoration.none
        : Decoration.set(decoration.range(transaction.state.doc.line(effect.value).from));
    }
    return editsMarkedLine(marks, transaction) ? Decoration.none : marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function editsMarkedLine(marks: DecorationSet, { startState, changes }: Transaction): boolean {
  const mark = marks.iter();
  return (
    mark.value !== null && changes.touchesRange(mark.from, startState.doc.lineAt(mark.from).to) !== false
  );
}

/** Marks a line and moves the cursor to it. */
export function revealLine(view: EditorView, line: number, column: number | null): void {
  const { doc } = view.state;
  const target = doc.line(Math.min(Math.max(1, line), doc.lines));
  const head =
    column === null ? target.from + indentOf(target.text) : target.from + Math.min(column, target.length);
  view.dispatch({
    selection: { anchor: head },
    effects: [markLine.of(target.number), EditorView.scrollIntoView(head, { y: "center" })],
  });
  view.focus();
}

export function clearProblemLine(view: EditorView): void {
  view.dispatch({ effects: markLine.of(null) });
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

export const problemLine: Extension = problemField;
