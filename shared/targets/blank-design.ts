import type { Artboard } from '../domain/design/artboard';
import type { Product, ProductKind } from '../domain/design/design';
import { newId, type RandomBytes } from '../domain/ids';
import type { Size } from '../geometry/bounds';
import { designTemplateAreas } from './constraints';

export interface BlankDesign {
  random: RandomBytes;
  now: Date;
  name: string;
  pageName: string;
  size: Size;
  /** Layout of each page; null: no areas yet. */
  template: string | null;
  /** Of a rich menu: what its first page is called on LINE, and its bar. */
  alias: string;
  chatBarText: string;
  /** Cards of a carousel; everything else begins with one picture. */
  cards?: number;
}

/** A design with nothing painted on it and its areas where the layout puts them. */
export function blankDesign(kind: ProductKind, options: BlankDesign): Product {
  const { random, now, name } = options;
  const at = now.toISOString();
  const base = {
    id: newId('doc', random),
    name,
    tags: [],
    notes: '',
    archived: false,
    createdAt: at,
    updatedAt: at,
  };
  switch (kind) {
    case 'richMenuSet': {
      const page = {
        ...blankPage(options, options.pageName),
        richMenuAliasId: options.alias,
        selected: true,
        chatBarText: options.chatBarText,
      };
      return { ...base, kind, defaultPageId: page.id, displayPeriod: null, pages: [page] };
    }
    case 'richMessage':
      return {
        ...base,
        kind,
        altText: '',
        baseUrl: '',
        video: null,
        pages: [blankPage(options, options.pageName)],
      };
    case 'richCarousel':
      return {
        ...base,
        kind,
        altText: '',
        form: 'flex',
        bubbleSize: 'mega',
        pages: Array.from({ length: Math.max(1, options.cards ?? 1) }, (_, index) =>
          blankPage(options, `${options.pageName} ${index + 1}`),
        ),
      };
  }
}

const blankPage = ({ random, size, template }: BlankDesign, name: string): Artboard => ({
  id: newId('pag', random),
  name,
  size,
  template,
  background: { type: 'solid', colour: '#FFFFFF' },
  layers: [],
  areas: (template === null ? [] : designTemplateAreas(template, size)).map((bounds) => ({
    id: newId('are', random),
    bounds,
    action: null,
  })),
});
