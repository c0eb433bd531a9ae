import { newId } from '#shared/domain/ids';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import type { Size } from '#shared/geometry/bounds';
import { templateAreas } from '#shared/geometry/templates';

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** A new set with one white page, its areas drawn by the template, no action chosen yet. */
export function createMenu(wanted: {
  name: string;
  pageName: string;
  chatBarText: string;
  size: Size;
  template: string | null;
  now: Date;
}): RichMenuSet {
  const id = newId('doc', randomBytes);
  const pageId = newId('pag', randomBytes);
  const areas = wanted.template === null ? [] : templateAreas(wanted.template, wanted.size);
  const now = wanted.now.toISOString();
  return {
    id,
    kind: 'richMenuSet',
    name: wanted.name,
    tags: [],
    notes: '',
    archived: false,
    defaultPageId: pageId,
    displayPeriod: null,
    createdAt: now,
    updatedAt: now,
    pages: [
      {
        id: pageId,
        name: wanted.pageName,
        // Unique in the workspace, because the document's own id is part of it.
        richMenuAliasId: `menu-${id.slice(4, 12)}`,
        size: wanted.size,
        template: wanted.template,
        selected: true,
        chatBarText: wanted.chatBarText,
        background: { type: 'solid', colour: '#FFFFFF' },
        layers: [],
        areas: areas.map((bounds) => ({ id: newId('are', randomBytes), bounds, action: null })),
      },
    ],
  };
}
