import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Colours and sizes by token name, so that light and dark need no theme of their own. */
const surface = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--color-surface)", color: "var(--color-ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--font-code)",
    fontSize: "var(--text-editor)",
    lineHeight: "1.55",
    overscrollBehavior: "contain",
  },
  ".cm-content": { padding: "var(--space-3) 0", caretColor: "var(--color-accent)" },
  ".cm-line": { padding: "0 var(--space-3) 0 var(--space-2)" },
  ".cm-gutters": {
    backgroundColor: "var(--color-surface)",
    color: "var(--color-ink-faint)",
    border: "none",
    fontSize: "var(--text-small)",
  },
  ".cm-lineNumbers .cm-gutterElement": {
    display: "flex",
    alignItems: "center",
    justifyContent: "flex-end",
    minWidth: "1.5em",
    padding: "0 var(--space-1) 0 var(--space-2)",
  },
  ".cm-cursor": { borderLeftColor: "var(--color-accent)", borderLeftWidth: "2px" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "color-mix(in oklab, var(--color-accent) 24%, transparent)",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter": {
    backgroundColor: "color-mix(in oklab, var(--color-accent) 6%, transparent)",
  },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--color-ink)" },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--color-accent-soft)",
    outline: "var(--border) solid var(--color-accent)",
  },
  "&.cm-focused .cm-nonmatchingBracket": {
    backgroundColor: "var(--color-again-soft)",
    outline: "var(--border) solid var(--color-again)",
  },
  ".cm-problem-line, &.cm-focused .cm-problem-line": {
    backgroundColor: "var(--color-again-soft)",
    boxShadow: "inset var(--ring) 0 0 var(--color-again)",
  },
});

const highlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.self], color: "var(--color-code-keyword)" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: "var(--color-code-string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--color-code-number)" },
  { tag: [tags.comment], color: "var(--color-code-comment)", fontStyle: "italic" },
  {
    tag: [
      tags.definition(tags.variableName),
      tags.function(tags.variableName),
      tags.className,
      tags.typeName,
    ],
    color: "var(--color-code-name)",
  },
  { tag: [tags.function(tags.propertyName)], color: "var(--color-code-name)" },
]);

/** How the editor looks. */
export const editorTheme: Extension = [surface, syntaxHighlighting(highlight)];
