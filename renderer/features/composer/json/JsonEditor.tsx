import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  defaultHighlightStyle,
  foldGutter,
  HighlightStyle,
  syntaxHighlighting,
  syntaxTree,
} from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import type { Problem, ProblemPath } from '#shared/errors/app-error';
import { isJsonObject } from '#shared/line/fields';
import { lineMessage } from '#shared/line/schema/messages';
import { useSpeech, useT } from '../../../i18n';
import { completeFrom } from './completion';
import styles from './JsonEditor.module.css';
import { nearestRange, pathAt, rangeOf } from './json-path';

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--t-accent-text)' },
  { tag: tags.string, color: 'var(--t-good)' },
  { tag: tags.number, color: 'var(--t-warn)' },
  { tag: [tags.bool, tags.null], color: 'var(--t-info)' },
  { tag: tags.invalid, color: 'var(--t-bad)' },
]);

interface Props {
  value: Readonly<Record<string, unknown>>;
  /** What is written; a message without it. */
  schema?: z.ZodType;
  readOnly: boolean;
  problems: readonly Problem[];
  /** A place to show; a new array shows it again. */
  place: ProblemPath | null;
  /** A whole JSON object was written. */
  onChange(value: Record<string, unknown>): void;
  /** The cursor came to another place. */
  onPlace?(path: ProblemPath): void;
  onLeave(): void;
}

/** The message as text: colours, completion from LINE's schema, findings at their lines. */
export function JsonEditor(props: Props) {
  const t = useT('composer');
  const speech = useSpeech();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  /** What the text last meant, when it was whole. */
  const known = useRef<unknown>(props.value);
  const silent = useRef(false);
  const locked = useRef(new Compartment());

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made once; what changes is given to it below
  useEffect(() => {
    if (!host.current) return;
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: JSON.stringify(latest.current.value, null, 2),
        extensions: [
          lineNumbers(),
          foldGutter(),
          lintGutter(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          bracketMatching(),
          closeBrackets(),
          json(),
          syntaxHighlighting(COLOURS),
          syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
          autocompletion({
            override: [
              completeFrom(
                () => latest.current.schema ?? lineMessage,
                () => known.current,
              ),
            ],
          }),
          keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': t('pane.json') }),
          EditorState.tabSize.of(2),
          locked.current.of(EditorState.readOnly.of(latest.current.readOnly)),
          EditorView.domEventHandlers({ blur: () => latest.current.onLeave() }),
          EditorView.updateListener.of((update) => {
            if (silent.current) return;
            if (update.docChanged) {
              const value = parse(update.state.doc.toString());
              if (value !== null) {
                known.current = value;
                latest.current.onChange(value);
              } else mark(update.view, [], (problem) => problem.message, t('notJson'));
            }
            if (update.selectionSet && !update.docChanged && update.view.hasFocus) {
              const position = update.state.selection.main.head;
              latest.current.onPlace?.(pathAt(textOf(update.state), position).path);
            }
          }),
        ],
      }),
    });
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, []);

  // what was changed elsewhere comes into the text; what was typed here is there already
  useEffect(() => {
    const editor = view.current;
    if (!editor || sameJson(known.current, props.value)) return;
    known.current = props.value;
    silent.current = true;
    const insert = JSON.stringify(props.value, null, 2);
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert } });
    silent.current = false;
  }, [props.value]);

  useEffect(() => {
    view.current?.dispatch({
      effects: locked.current.reconfigure(EditorState.readOnly.of(props.readOnly)),
    });
  }, [props.readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || parse(editor.state.doc.toString()) === null) return;
    mark(editor, props.problems, (problem) => speech.problem(problem).text, null);
  }, [props.problems, speech]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || props.place === null || editor.hasFocus) return;
    const range = rangeOf(textOf(editor.state), props.place);
    if (!range) return;
    editor.dispatch({
      selection: { anchor: range.from, head: range.to },
      effects: EditorView.scrollIntoView(range.from, { y: 'center' }),
    });
  }, [props.place]);

  return <div ref={host} className={styles.editor} data-testid="json-editor" />;
}

const textOf = (state: EditorState) => ({
  tree: syntaxTree(state),
  slice: (from: number, to: number) => state.sliceDoc(from, to),
});

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? { ...value } : null;
  } catch {
    // half written: it means nothing yet
    return null;
  }
}

const sameJson = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

function mark(
  view: EditorView,
  problems: readonly Problem[],
  say: (problem: Problem) => string,
  broken: string | null,
): void {
  const text = textOf(view.state);
  const found: Diagnostic[] = problems.map((problem) => ({
    ...nearestRange(text, problem.path),
    severity: problem.severity,
    message: say(problem),
  }));
  if (broken !== null) found.push({ ...firstError(text.tree), severity: 'error', message: broken });
  view.dispatch(setDiagnostics(view.state, found));
}

function firstError(tree: ReturnType<typeof syntaxTree>): { from: number; to: number } {
  let at: { from: number; to: number } | null = null;
  tree.iterate({
    enter(node) {
      if (at === null && node.type.isError) at = { from: node.from, to: node.to };
    },
  });
  return at ?? { from: 0, to: 0 };
}
