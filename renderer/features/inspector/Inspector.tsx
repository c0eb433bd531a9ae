import { shallowEqual } from '@mantine/hooks';
import type { Area, Layer } from '#shared/domain/rich-menu/schema';
import type { Editor } from '../../editor/api';
import { useReadable } from '../../editor/use-readable';
import { AreaInspector } from './AreaInspector';
import { LayerInspector } from './LayerInspector';
import { MultiInspector } from './MultiInspector';
import { PageInspector } from './PageInspector';

/** The right column: what it is, where it is, what a tap does. Fits what is selected. */
export function Inspector({ editor }: { editor: Editor }) {
  const { areas, layers } = useSelection(editor);
  const [area] = areas;
  if (areas.length === 1 && layers.length === 0 && area) {
    return <AreaInspector key={area.id} editor={editor} area={area} />;
  }
  if (areas.length === 0 && layers.length === 1 && layers[0]) {
    return <LayerInspector key={layers[0].id} editor={editor} layer={layers[0]} />;
  }
  if (areas.length + layers.length > 1) {
    return <MultiInspector editor={editor} areas={areas} layers={layers} />;
  }
  return <PageInspector editor={editor} />;
}

/** What is selected, re-read whenever the document or the selection changes. */
function useSelection(editor: Editor): { areas: readonly Area[]; layers: readonly Layer[] } {
  const selection = useReadable(editor.session, (session) => session.selection);
  const page = useReadable(editor.session, (session) => session.currentPageId);
  return useReadable(
    editor.document,
    (document) => {
      const current = document.pages.find((candidate) => candidate.id === page);
      return {
        areas: current?.areas.filter((area) => selection.has(area.id)) ?? [],
        layers: current?.layers.filter((layer) => selection.has(layer.id)) ?? [],
      };
    },
    (a, b) => shallowEqual(a.areas, b.areas) && shallowEqual(a.layers, b.layers),
  );
}
