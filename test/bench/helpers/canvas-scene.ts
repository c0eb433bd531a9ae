import { PNG } from 'pngjs';
import { documentId } from '#shared/domain/ids';
import { type RichMenuSet, richMenuSet } from '#shared/domain/rich-menu/schema';
import { photograph } from './photograph';

/** Layers of the page: a third pictures, two fifths texts, the rest rounded rectangles with an outline. */
const LAYERS = 200;
const AREAS = { columns: 5, rows: 4 };
const SIZE = { width: 2500, height: 1686 };
const CELL = { width: 120, height: 150 };
const WORDS = ['立即訂購', '門市資訊', '會員優惠', '最新消息', '預約', 'Coffee', '外送', '集點卡'];
/** Every seventh layer is turned, as on a page that somebody has lived on. */
const TURNED = 7;
const GROUP = { id: 'grp_shade', from: 60, to: 68 };

/** Pictures of the scene, as files. */
export function scenePictures(): Uint8Array[] {
  const { data, width, height } = photograph(480, 480);
  return Array.from({ length: 10 }, (_, index) => {
    const png = new PNG({ width, height });
    for (let at = 0; at < data.length; at += 4) {
      png.data[at] = data[at + (index % 3)] ?? 0;
      png.data[at + 1] = (data[at + ((index + 1) % 3)] ?? 0) - index * 4;
      png.data[at + 2] = data[at + ((index + 2) % 3)] ?? 0;
      png.data[at + 3] = 255;
    }
    return new Uint8Array(PNG.sync.write(png, { deflateLevel: 1 }));
  });
}

/** One menu with 200 layers, of which some are a group with a shadow, and 20 areas. */
export function sceneMenu(pictures: readonly string[], now: Date): RichMenuSet {
  const id = (kind: string, at: number) => `${kind}_scene${String(at).padStart(11, '0')}`;
  const layers = Array.from({ length: LAYERS }, (_, at) => {
    const base = {
      id: id('lay', at),
      name: `layer ${at}`,
      frame: {
        x: 20 + (at % 20) * 123,
        y: 20 + Math.floor(at / 20) * 165,
        ...CELL,
      },
      ...(at % TURNED === 0 ? { rotation: (at % 5) * 9 - 18 } : {}),
      ...(at >= GROUP.from && at < GROUP.to ? { groups: [GROUP.id] } : {}),
    };
    const kind = at % 10;
    if (kind < 3)
      return {
        ...base,
        kind: 'image',
        asset: pictures[at % pictures.length],
        fit: 'exact',
      };
    if (kind < 7)
      return {
        ...base,
        kind: 'text',
        text: WORDS[at % WORDS.length],
        fontSize: 27,
        fontWeight: 700,
        colour: '#23304A',
        align: 'left',
      };
    return {
      ...base,
      kind: 'shape',
      shape: 'rectangle',
      fill: '#FFE2B8',
      stroke: '#B4691F',
      strokeWidth: 4,
      cornerRadius: 18,
    };
  });
  const [width, height] = [SIZE.width / AREAS.columns, Math.floor(SIZE.height / AREAS.rows)];
  const areas = Array.from({ length: AREAS.columns * AREAS.rows }, (_, at) => ({
    id: id('are', at),
    bounds: {
      x: (at % AREAS.columns) * width,
      y: Math.floor(at / AREAS.columns) * height,
      width,
      height,
    },
    action: { type: 'message', label: `${at}`, text: `${at}` },
  }));
  return richMenuSet.parse({
    kind: 'richMenuSet',
    id: documentId.parse(id('doc', 0)),
    name: 'scene of 200',
    tags: [],
    notes: '',
    archived: false,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    defaultPageId: id('pag', 0),
    displayPeriod: null,
    pages: [
      {
        id: id('pag', 0),
        name: 'scene',
        size: SIZE,
        template: null,
        background: { type: 'solid', colour: '#F7F2E9' },
        layers,
        groups: [
          {
            id: GROUP.id,
            name: 'group',
            shadow: { x: 0, y: 8, blur: 16, colour: '#00000055' },
          },
        ],
        areas,
        richMenuAliasId: 'scene',
        selected: true,
        chatBarText: 'scene',
      },
    ],
  });
}
