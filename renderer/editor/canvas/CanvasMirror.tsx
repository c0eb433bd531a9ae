import { useEffect, useRef, useState } from 'react';
import type { Artboard } from '#shared/domain/design/artboard';
import type { AreaId } from '#shared/domain/ids';
import { readingOrder } from '#shared/geometry/lettering';
import type { Editor } from '../api';
import { useReadable } from '../use-readable';
import { announce, type Heard } from './announce';
import type { CanvasWords } from './EditorCanvas';
import styles from './EditorCanvas.module.css';

/**
 * What is on the canvas, as a list that screen readers can read and focus; and a live region that says what
 * was selected and where it went. Pixels alone would be silent.
 */
export function CanvasMirror(props: {
  editor: Editor;
  page: Artboard;
  letters: ReadonlyMap<AreaId, string>;
  words: CanvasWords;
}) {
  const { editor, page, letters, words } = props;
  const selection = useReadable(editor.session, (session) => session.selection);
  const ordered = readingOrder(page.areas);
  return (
    <>
      <div className={styles.mirror}>
        <ul role="listbox" aria-label={words.areaList} aria-multiselectable tabIndex={-1}>
          {ordered.map((area) => {
            const letter = letters.get(area.id) ?? '';
            return (
              <li
                key={area.id}
                role="option"
                aria-selected={selection.has(area.id)}
                tabIndex={selection.has(area.id) ? 0 : -1}
                data-testid={`mirror-${letter}`}
                onFocus={() => editor.select([area.id])}
              >
                {words.area(letter, area.action?.label ?? '', area.bounds)}
              </li>
            );
          })}
        </ul>
        <ul role="listbox" aria-label={words.layerList} aria-multiselectable tabIndex={-1}>
          {[...page.layers].reverse().map((layer) => (
            <li
              key={layer.id}
              role="option"
              aria-selected={selection.has(layer.id)}
              tabIndex={selection.has(layer.id) ? 0 : -1}
              onFocus={() => {
                if (!selection.has(layer.id)) editor.select([layer.id]);
              }}
            >
              {words.layer(layer)}
            </li>
          ))}
        </ul>
      </div>
      <Announcer {...props} />
    </>
  );
}

function Announcer(props: {
  editor: Editor;
  page: Artboard;
  letters: ReadonlyMap<AreaId, string>;
  words: CanvasWords;
}) {
  const { editor, page, letters, words } = props;
  const selection = useReadable(editor.session, (session) => session.selection);
  const [said, setSaid] = useState('');
  const heard = useRef<Heard | null>(null);
  useEffect(() => {
    const next = announce(heard.current, { page, selection, letters }, words);
    heard.current = next.heard;
    if (next.said !== null) setSaid(next.said);
  }, [page, selection, letters, words]);
  return (
    <div className={styles.mirror} role="status" aria-live="polite" data-testid="canvas-said">
      {said}
    </div>
  );
}
