import type { Product } from '../domain/design/design';
import type { Locale } from '../domain/workspace';
import { letterAt, readingOrder } from '../geometry/lettering';
import { fill } from './fill';
import type { HandoffRow, HandoffSheet } from './sheet-schema';
import { actionWords, type HandoffWords, handoffWords } from './words';

/** Everything about a design that is handed over, in a language. */
export function sheetOf(design: Product, locale: Locale): HandoffSheet {
  const words = handoffWords(locale);
  return {
    locale,
    name: design.name,
    kind: kindName(design, words),
    facts: factsOf(design, words),
    pages: design.pages.map((page, index) => ({
      id: page.id,
      name: page.name || fill(words.prototype.page, { number: index + 1 }),
      size: page.size,
      facts: pageFacts(design, index, words),
      rows: [
        ...readingOrder(page.areas).map(({ bounds, action }, at) => ({
          letter: letterAt(at),
          bounds,
          ...actionWords(action, design, words),
        })),
        ...videoRow(design, words),
      ],
    })),
  };
}

function kindName(design: Product, { kinds }: HandoffWords): string {
  return design.kind === 'richMessage' && design.video ? kinds.richVideo : kinds[design.kind];
}

type Fact = HandoffSheet['facts'][number];

function factsOf(design: Product, { fields }: HandoffWords): Fact[] {
  if (design.kind === 'richMenuSet') return [];
  const facts = [{ name: fields.altText, value: design.altText }];
  if (design.kind === 'richMessage' && design.video) {
    const { file, externalLink } = design.video;
    if (file) facts.push({ name: fields.video, value: file.name });
    if (externalLink)
      facts.push({
        name: fields.externalLink,
        value: `${externalLink.label} · ${externalLink.linkUri}`,
      });
  }
  return facts;
}

function pageFacts(design: Product, index: number, { fields }: HandoffWords): Fact[] {
  if (design.kind !== 'richMenuSet') return [];
  const page = design.pages[index];
  if (!page) return [];
  return [
    { name: fields.chatBarText, value: page.chatBarText },
    { name: fields.alias, value: page.richMenuAliasId },
    { name: fields.selected, value: page.selected ? fields.yes : fields.no },
  ];
}

function videoRow(design: Product, { actions }: HandoffWords): HandoffRow[] {
  if (design.kind !== 'richMessage' || !design.video) return [];
  const { area, externalLink, originalContentUrl } = design.video;
  return [
    {
      letter: '▶',
      bounds: area,
      type: 'video',
      what: actions.video,
      label: externalLink?.label ?? '',
      detail: originalContentUrl,
    },
  ];
}
