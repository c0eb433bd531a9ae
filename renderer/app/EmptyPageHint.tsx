import type { Editor } from '../editor/api';
import { useReadable } from '../editor/use-readable';
import { useT } from '../i18n';
import styles from './editor-screen.module.css';

/** A narrower page has no room for a sentence, in pixels of the screen. */
const LEAST_WIDTH_PX = 260;

/** On a page without a drawing: how one begins. It lies over the page and lets everything through. */
export function EmptyPageHint({ editor }: { editor: Editor }) {
  const t = useT('canvas');
  const camera = useReadable(editor.session, (session) => session.camera);
  const pageId = useReadable(editor.session, (session) => session.currentPageId);
  const isBusy = useReadable(editor.session, ({ toolPath }) => !toolPath.endsWith('.idle'));
  const page = useReadable(editor.document, ({ pages }) => pages.find(({ id }) => id === pageId));
  if (!page || page.layers.length > 0 || isBusy) return null;
  const { width, height } = page.size;
  if (width * camera.zoom < LEAST_WIDTH_PX) return null;
  return (
    <p
      className={styles.emptyPage}
      style={{
        left: (width / 2 - camera.x) * camera.zoom,
        // not on the middle, where the badges of a layout are
        top: (height * 0.3 - camera.y) * camera.zoom,
      }}
      data-testid="empty-page"
    >
      {t('emptyPage')}
    </p>
  );
}
