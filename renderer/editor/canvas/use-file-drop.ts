import { type RefObject, useEffect, useState } from 'react';
import { isTaken } from '#shared/files/kind-taken';
import type { Editor } from '../api';

/** Files over the canvas: whether they may be dropped, and where they were. */
export function useFileDrop(
  editor: Editor,
  frame: RefObject<HTMLDivElement | null>,
  onFiles: (files: readonly File[], at: { x: number; y: number }) => void,
): 'none' | 'welcome' | 'refused' {
  const [state, setState] = useState<'none' | 'welcome' | 'refused'>('none');
  useEffect(() => {
    const element = frame.current?.parentElement;
    if (!element) return;
    const judge = (event: DragEvent) => {
      const items = [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === 'file');
      if (items.length === 0) return 'none' as const;
      // some systems hide the type until the drop; an unknown one is judged then
      const bad = items.some(({ type }) => isTaken('import', { name: '', type }) === false);
      return bad ? ('refused' as const) : ('welcome' as const);
    };
    const onOver = (event: DragEvent) => {
      const verdict = judge(event);
      if (verdict === 'none') return;
      event.preventDefault();
      if (event.dataTransfer)
        event.dataTransfer.dropEffect = verdict === 'welcome' ? 'copy' : 'none';
      setState(verdict);
    };
    const onLeave = (event: DragEvent) => {
      if (!element.contains(event.relatedTarget as Node | null)) setState('none');
    };
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      setState('none');
      const stage = frame.current?.getBoundingClientRect();
      if (!stage) return;
      const { camera } = editor.session.getState();
      const at = {
        x: camera.x + (event.clientX - stage.left) / camera.zoom,
        y: camera.y + (event.clientY - stage.top) / camera.zoom,
      };
      onFiles([...(event.dataTransfer?.files ?? [])], at);
    };
    const ended = new AbortController();
    const { signal } = ended;
    element.addEventListener('dragover', onOver, { signal });
    element.addEventListener('dragleave', onLeave, { signal });
    element.addEventListener('drop', onDrop, { signal });
    return () => ended.abort();
  }, [editor, frame, onFiles]);
  return state;
}
