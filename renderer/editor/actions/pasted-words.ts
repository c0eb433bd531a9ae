import type { AreaAction } from '#shared/domain/areas';
import { checkUri } from '#shared/line/url';
import type { Editor } from '../api';
import { editCurrentPage } from '../core/areas';
import { insertLayer } from './insert';

/** What a layer may hold of a whole page that somebody copied. */
const MOST_CHARACTERS = 5_000;
const INK = '#1A1C22';

/** Whether a text is for people; data that nothing here can read are not. */
export function isWords(text: string): boolean {
  if (text.trim() === '') return false;
  try {
    const value: unknown = JSON.parse(text);
    return value === null || typeof value !== 'object';
  } catch {
    return true;
  }
}

/** An address goes to the tap areas that are chosen; all other words become a text on the page. */
export function pasteWords(editor: Editor, pasted: string): void {
  const words = pasted.trim().replace(/\r\n?/g, '\n').slice(0, MOST_CHARACTERS);
  const areas = editor.selectedAreas().filter(({ locked }) => !locked);
  if (areas.length > 0 && isAddress(words)) {
    linkAreas(editor, new Set(areas.map(({ id }) => id)), words);
    return;
  }
  const lines = words.split('\n');
  // as large as a text that is written here, and high enough for its lines
  const fontPart = 1 / 16;
  insertLayer(
    editor,
    'addText',
    { width: 0.6, height: fontPart * 1.5 * Math.min(lines.length, 10) },
    {
      kind: 'text',
      name: '',
      text: words,
      fontSize: Math.round(editor.page().size.width * fontPart),
      fontWeight: 700,
      colour: INK,
      align: 'left',
      autoFit: true,
    },
  );
}

/** Something that LINE opens, and nothing beside it. */
const isAddress = (words: string): boolean =>
  /^(?:https?|tel|line):\S+$/i.test(words) &&
  checkUri(words, []).every(({ severity }) => severity !== 'error');

function linkAreas(editor: Editor, chosen: ReadonlySet<string>, uri: string): void {
  editCurrentPage(editor, { label: 'editAction' }, (page) => {
    for (const area of page.areas) {
      if (!chosen.has(area.id)) continue;
      const label = area.action === null ? undefined : labelOf(area.action);
      area.action = { type: 'uri', ...(label === undefined ? {} : { label }), uri };
    }
  });
}

const labelOf = (action: AreaAction): string | undefined =>
  'label' in action ? action.label : undefined;
