import type { Artboard } from '#shared/domain/design/artboard';
import type { Design } from '#shared/domain/design/design';
import { newId } from '#shared/domain/ids';
import type { Page, RichMenuSet } from '#shared/domain/rich-menu/schema';
import { settle } from '#shared/geometry/arrange';
import type { Size } from '#shared/geometry/bounds';
import { findGaps } from '#shared/geometry/gaps';
import { fitIntoTemplate } from '#shared/geometry/templates';
import { constraintsOf, designTemplateAreas } from '#shared/targets/constraints';
import type { Editor } from '../api';
import { editCurrentPage, hasRoomFor, newAreaId, newLayerId, randomBytes } from '../core/areas';
import type { ActionPorts, EditorActions } from './types';

export function pageActions(ports: ActionPorts): EditorActions {
  return {
    'edit.undo': {
      isEnabled: (editor) => editor.history.getState().canUndo,
      run: (editor) => editor.undo(),
    },
    'edit.redo': {
      isEnabled: (editor) => editor.history.getState().canRedo,
      run: (editor) => editor.redo(),
    },
    'area.add': { isEnabled: (editor) => hasRoomFor(editor), run: addArea },
    'page.add': {
      isEnabled: canAddPage,
      run: (editor) => addPage(editor, ports.words.newPage()),
    },
    'page.duplicate': {
      isEnabled: canAddPage,
      run: (editor) => duplicatePage(editor, editor.page()),
    },
    'page.rename': {
      run(editor) {
        editor.select([]);
        ports.renamePage();
      },
    },
  };
}

/** The keyboard's way to draw: the largest hole of the page becomes an area, else a third in the middle. */
function addArea(editor: Editor): void {
  const { size } = editor.page();
  const holes = findGaps(
    editor.areas().map((area) => area.bounds),
    size,
  );
  const largest = holes.sort((a, b) => b.width * b.height - a.width * a.height)[0];
  const middle = {
    x: size.width / 3,
    y: size.height / 3,
    width: size.width / 3,
    height: size.height / 3,
  };
  const isWhole = largest && largest.width === size.width && largest.height === size.height;
  const area = {
    id: newAreaId(),
    bounds: settle(largest && !isWhole ? largest : middle, size),
    action: null,
  };
  editCurrentPage(editor, { label: 'addArea' }, (page) => {
    page.areas.push(area);
  });
  editor.select([area.id]);
}

/** `home` → `home-2`; aliases are unique in a set and have at most LINE's 32 characters. */
export function freeAlias(set: RichMenuSet, wanted: string): string {
  const taken = new Set(set.pages.map((page) => page.richMenuAliasId));
  const stem = wanted.replace(/-\d+$/, '').slice(0, 28) || 'page';
  if (!taken.has(stem)) return stem;
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** A rich message is one picture; a carousel has at most LINE's number of cards. */
export function canAddPage(editor: Editor): boolean {
  const design = editor.document.getState();
  return design.pages.length < constraintsOf(design).pages;
}

/** A page like the current one in size and bar text, with nothing on it. */
export function addPage(editor: Editor, name: string): void {
  const like = editor.page();
  insertAfter(editor, like.id, 'addPage', {
    ...(isMenuPage(like) ? { selected: like.selected, chatBarText: like.chatBarText } : {}),
    ...ownAlias(editor.document.getState(), 'page'),
    id: newId('pag', randomBytes),
    name,
    size: like.size,
    template: null,
    background: { type: 'solid', colour: '#FFFFFF' },
    layers: [],
    areas: [],
  });
}

/** A copy with fresh identities; its tabs lead where the original's did. */
export function duplicatePage(editor: Editor, original: Artboard): void {
  const copy: Artboard = {
    ...structuredClone(original),
    ...ownAlias(
      editor.document.getState(),
      isMenuPage(original) ? original.richMenuAliasId : 'page',
    ),
    id: newId('pag', randomBytes),
  };
  for (const area of copy.areas) area.id = newAreaId();
  for (const layer of copy.layers) layer.id = newLayerId();
  insertAfter(editor, original.id, 'duplicatePage', copy);
}

const isMenuPage = (page: Artboard): page is Page => 'richMenuAliasId' in page;

const ownAlias = (design: Design, wanted: string) =>
  design.kind === 'richMenuSet' ? { richMenuAliasId: freeAlias(design, wanted) } : {};

function insertAfter(editor: Editor, id: Artboard['id'], label: string, page: Artboard): void {
  editor.edit({ label }, (draft) => {
    const pages: Artboard[] = draft.pages;
    const at = pages.findIndex((other) => other.id === id);
    pages.splice(at + 1, 0, page);
  });
  editor.setCurrentPage(page.id);
}

/**
 * Gives the page another size or layout. Areas keep what they do; those that find no cell are kept beside,
 * in the order people read them, so that no action is lost. Layers are scaled with the page.
 */
export function changeLayout(editor: Editor, size: Size, template: string | null): void {
  const page = editor.page();
  const cells = template === null ? [] : designTemplateAreas(template, size);
  const scale = { x: size.width / page.size.width, y: size.height / page.size.height };
  const { placed, left } = fitIntoTemplate(page.areas, page.size, cells, size);
  const areas =
    template === null
      ? page.areas.map((area) => ({
          ...area,
          bounds: settle(
            {
              x: area.bounds.x * scale.x,
              y: area.bounds.y * scale.y,
              width: area.bounds.width * scale.x,
              height: area.bounds.height * scale.y,
            },
            size,
          ),
        }))
      : [
          ...cells.map((bounds, index) => {
            const old = placed[index];
            return old ? { ...old, bounds } : { id: newAreaId(), bounds, action: null };
          }),
          ...left.map((area) => ({ ...area, bounds: settle(area.bounds, size) })),
        ];
  editCurrentPage(editor, { label: 'changeTemplate' }, (draft) => {
    draft.size = { ...size };
    draft.template = template;
    draft.areas = areas;
    for (const layer of draft.layers) {
      layer.frame = {
        x: layer.frame.x * scale.x,
        y: layer.frame.y * scale.y,
        width: layer.frame.width * scale.x,
        height: layer.frame.height * scale.y,
      };
      if (layer.kind === 'text')
        layer.fontSize = Math.max(4, layer.fontSize * Math.min(scale.x, scale.y));
    }
  });
  editor.zoomToFit();
}
