import { invoke } from '../bridge';
import { placeOfTab } from '../data/open-documents';
import type { Place, Session } from '../data/session';
import type { Studio } from '../data/studio';
import { showView } from '../data/window-state';
import type { Camera, Editor, SelectableId } from '../editor/api';

/** Opens the tabs of the last time, each at its old place. */
export async function openSession(studio: Studio, session: Session): Promise<void> {
  for (const tab of session.tabs) {
    if (tab.kind === 'publish') {
      studio.documents.openPublish(tab.documentIds);
      continue;
    }
    const opened = await studio.documents.open(tab.documentId, { background: true });
    // A document that was deleted meanwhile is no failure of the restart.
    if (opened.ok && opened.value.editor) goTo(opened.value.editor, tab.place);
  }
  const active = session.tabs[session.active ?? 0];
  if (active?.kind !== 'editor') return;
  const key = `editor:${active.documentId}`;
  studio.documents.activate(key);
  const { tabs, documents } = studio.documents.store.getState();
  const tab = tabs.find((other) => other.key === key);
  const place = tab && placeOfTab(tab, documents);
  if (place) showView(place);
}

function goTo(editor: Editor, place: Place): void {
  if (place.page) editor.setCurrentPage(place.page);
  editor.select(place.selection as SelectableId[]);
  const { camera } = place;
  if (!camera) return;
  // The canvas fits the page when it first learns its size; the old place is taken after that.
  const stop = editor.session.subscribe(({ viewport }) => {
    if (viewport.width === 0) return;
    stop();
    queueMicrotask(() => lookAt(editor, camera));
  });
}

function lookAt(editor: Editor, camera: Camera): void {
  editor.zoomTo(camera.zoom, { x: 0, y: 0 });
  const now = editor.session.getState().camera;
  editor.panBy((camera.x - now.x) * now.zoom, (camera.y - now.y) * now.zoom);
}

/** First start: a finished menu stands open instead of an empty window. */
export async function openNewest(studio: Studio): Promise<void> {
  const list = await invoke('documents.list', {
    kinds: ['richMenuSet'],
    archived: false,
    offset: 0,
    limit: 1,
  });
  const first = list.ok ? list.value.heads[0] : undefined;
  if (first) await studio.documents.open(first.id);
}
