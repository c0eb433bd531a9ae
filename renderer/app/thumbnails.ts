import type { TapestryDocument } from '#shared/document/kinds';
import type { Artboard } from '#shared/domain/design/artboard';
import { isDesign } from '#shared/domain/design/design';
import type { DocumentId } from '#shared/domain/ids';
import { invoke } from '../bridge';
import { loadResources, paintThumbnail } from '../editor/paint';

/** Twice the width of a library card, for dense screens. */
const WIDTH_PX = 480;

/** Draws the small pictures of menus and hands them to the store. */
export function createThumbnails() {
  const waiting: DocumentId[] = [];
  /** Asked for once per window; a document that cannot be drawn is not tried for ever. */
  const asked = new Set<DocumentId>();
  let running = false;

  const draw = async (document: TapestryDocument): Promise<void> => {
    if (!isDesign(document)) return;
    const front = document.kind === 'richMenuSet' ? document.defaultPageId : null;
    const pages: readonly Artboard[] = document.pages;
    const page = pages.find(({ id }) => id === front) ?? pages[0];
    if (!page) return;
    const png = await paintThumbnail(page, await loadResources(page), WIDTH_PX);
    await invoke('documents.thumbnail', { id: document.id, png });
  };
  const work = async () => {
    if (running) return;
    running = true;
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      await idle();
      const answer = await invoke('documents.get', { id });
      if (answer.ok) await draw(answer.value.document);
    }
    running = false;
  };
  return {
    draw,
    want(id: DocumentId): void {
      if (asked.has(id)) return;
      asked.add(id);
      waiting.push(id);
      void work();
    },
  };
}

const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 }));
