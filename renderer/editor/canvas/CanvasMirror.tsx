import { memo, useEffect, useMemo, useRef, useState } from 'react';
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
 * was selected and where it went. Pixels alone would be silent. Remembered as it was, and so is each entry: the words
 * of two hundred layers cost more than all else in a step of a drag.
 */
export const CanvasMirror = memo(function CanvasMirror(props: {
  editor: Editor;
  page: Artboard;
  letters: ReadonlyMap<AreaId, string>;
  words: CanvasWords;
}) {
  const { editor, page, letters, words } = props;
  const selection = useReadable(editor.session, (session) => session.selection);
  const ordered = useMemo(() => readingOrder(page.areas), [page.areas]);
  return (
    <>
      <div className={styles.mirror}>
        <ul role="listbox" aria-label={words.areaList} aria-multiselectable tabIndex={-1}>
          {ordered.map((area) => (
            <AreaEntry
              key={area.id}
              editor={editor}
              area={area}
              letter={letters.get(area.id) ?? ''}
              isSelected={selection.has(area.id)}
              words={words}
            />
          ))}
        </ul>
        <ul role="listbox" aria-label={words.layerList} aria-multiselectable tabIndex={-1}>
          {[...page.layers].reverse().map((layer) => (
            <LayerEntry
              key={layer.id}
              editor={editor}
              layer={layer}
              isSelected={selection.has(layer.id)}
              words={words}
            />
          ))}
        </ul>
      </div>
      <Announcer {...props} />
    </>
  );
});

interface EntryProps {
  editor: Editor;
  isSelected: boolean;
  words: CanvasWords;
}

const AreaEntry = memo(function AreaEntry(
  props: EntryProps & { area: Artboard['areas'][number]; letter: string },
) {
  const { editor, area, letter, isSelected, words } = props;
  return (
    <li
      role="option"
      aria-selected={isSelected}
      tabIndex={isSelected ? 0 : -1}
      data-testid={`mirror-${letter}`}
      onFocus={() => editor.select([area.id])}
    >
      {words.area(letter, area.action?.label ?? '', area.bounds)}
    </li>
  );
});

const LayerEntry = memo(function LayerEntry(
  props: EntryProps & { layer: Artboard['layers'][number] },
) {
  const { editor, layer, isSelected, words } = props;
  return (
    <li
      role="option"
      aria-selected={isSelected}
      tabIndex={isSelected ? 0 : -1}
      onFocus={() => {
        if (!isSelected) editor.select([layer.id]);
      }}
    >
      {words.layer(layer)}
    </li>
  );
});

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
