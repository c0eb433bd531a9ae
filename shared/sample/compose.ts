import { newId, type RandomBytes, type Sha256 } from '../domain/ids';
import type { Area, AreaAction, Background, Layer, Page } from '../domain/rich-menu/schema';
import type { Bounds, Size } from '../geometry/bounds';
import { templateAreas } from '../geometry/templates';
import type { ArtworkName } from './artwork';

/** One cell of a menu: its ground, its drawing, its words and what a tap does. */
export interface Cell {
  title: string;
  subtitle: string;
  ground: string;
  /** The large disc and the hills behind the drawing. */
  tint: string;
  ink: string;
  art: ArtworkName;
  action: AreaAction;
}

export interface PagePlan {
  name: string;
  alias: string;
  size: Size;
  template: string;
  chatBarText: string;
  cells: readonly Cell[];
  background?: Background;
}

export interface ComposeTools {
  random: RandomBytes;
  hashOf(art: ArtworkName): Sha256;
}

const HILLS =
  'M0 .62 C.12 .34 .22 .5 .34 .66 C.46 .3 .6 .24 .72 .6 C.82 .42 .92 .4 1 .56 L1 1 L0 1 Z';

/** A page made of cells; the areas cover it exactly because both come from the same layout. */
export function composePage(plan: PagePlan, tools: ComposeTools): Page {
  const boxes = templateAreas(plan.template, plan.size);
  const cells = boxes.flatMap((box, index) => {
    const cell = plan.cells[index];
    return cell ? [{ box, cell }] : [];
  });
  return {
    id: newId('pag', tools.random),
    name: plan.name,
    richMenuAliasId: plan.alias,
    size: plan.size,
    template: plan.template,
    selected: true,
    chatBarText: plan.chatBarText,
    background: plan.background ?? { type: 'solid', colour: '#FFF8EE' },
    layers: cells.flatMap(({ box, cell }) => paintCell(box, cell, tools)),
    areas: cells.map(
      ({ box, cell }): Area => ({
        id: newId('are', tools.random),
        bounds: box,
        action: cell.action,
      }),
    ),
  };
}

function paintCell(box: Bounds, cell: Cell, tools: ComposeTools): Layer[] {
  const id = () => newId('lay', tools.random);
  const short = Math.min(box.width, box.height);
  const isWide = box.width > box.height * 1.6;
  const titleSize = Math.round(Math.min(short * 0.145, box.width * 0.16));
  const subtitleSize = Math.round(titleSize * 0.5);
  const inset = Math.round(short * 0.075);
  const drawing = Math.round(short * (isWide ? 0.82 : 0.66));
  const artX = isWide
    ? box.x + box.width * 0.68 - drawing / 2
    : box.x + box.width * 0.56 - drawing / 2;
  const artY = box.y + (isWide ? (box.height - drawing) / 2 : short * 0.05);
  const textWidth = box.width - 2 * inset;
  return [
    shape('rectangle', box, cell.ground, id(), `${cell.title} ▪`),
    shape(
      'ellipse',
      {
        x: artX - drawing * 0.06,
        y: artY - drawing * 0.02,
        width: drawing * 1.12,
        height: drawing * 1.12,
      },
      `${cell.tint}66`,
      id(),
      `${cell.title} ●`,
    ),
    {
      ...shape(
        'path',
        { x: box.x, y: box.y + box.height * 0.45, width: box.width, height: box.height * 0.55 },
        `${cell.tint}59`,
        id(),
        `${cell.title} ▲`,
      ),
      path: HILLS,
    },
    {
      kind: 'image',
      id: id(),
      name: cell.art,
      asset: tools.hashOf(cell.art),
      fit: 'contain',
      frame: { x: artX, y: artY, width: drawing, height: drawing },
    },
    {
      kind: 'text',
      id: id(),
      name: cell.title,
      frame: {
        x: box.x + inset,
        y: box.y + box.height - inset - titleSize * 1.3 - subtitleSize * 1.5,
        width: textWidth,
        height: titleSize * 1.35,
      },
      text: cell.title,
      fontSize: titleSize,
      fontWeight: 700,
      colour: cell.ink,
      align: 'left',
    },
    {
      kind: 'text',
      id: id(),
      name: cell.subtitle,
      frame: {
        x: box.x + inset,
        y: box.y + box.height - inset - subtitleSize * 1.45,
        width: textWidth,
        height: subtitleSize * 1.5,
      },
      text: cell.subtitle,
      fontSize: subtitleSize,
      fontWeight: 500,
      colour: cell.ink,
      align: 'left',
    },
  ];
}

const shape = (
  kind: 'rectangle' | 'ellipse' | 'path',
  frame: Bounds,
  fill: string,
  id: ReturnType<typeof newId<'lay'>>,
  name: string,
) => ({ kind: 'shape' as const, id, name, shape: kind, frame, fill });
