import type { Problem } from '../../errors/app-error';
import { checkAction } from '../actions';
import type { ActionPlaceName } from '../actions/places';
import { countGraphemes } from '../count';
import { Fields } from '../fields';
import { guarded } from '../guard';
import { LIMITS } from '../limits';
import { error } from '../problem';

const L = LIMITS.template;
const graphemes = { count: countGraphemes };

export function checkTemplateMessage(message: Fields, found: Problem[]): readonly string[] {
  message.text('altText', { max: LIMITS.message.altText });
  const template = message.object('template');
  if (template) checkTemplateFields(template, found);
  return ['altText', 'template'];
}

/** A bare template, without the message around it. Never throws. */
export const checkTemplate = guarded((value, path) => {
  const found: Problem[] = [];
  const template = Fields.of(value, path, found);
  if (template) checkTemplateFields(template, found);
  return found;
});

function checkTemplateFields(template: Fields, found: Problem[]): void {
  switch (template.oneOf('type', ['buttons', 'confirm', 'carousel', 'image_carousel'] as const)) {
    case 'buttons':
      checkPicture(template);
      checkImageOptions(template);
      checkWords(template, L.buttonsText, L.buttonsTextWithPicture);
      checkActions(template, found, 1, L.buttonsActions);
      template.knows('type', 'actions', ...PICTURE, ...OPTIONS, ...WORDS);
      break;
    case 'confirm':
      template.text('text', { ...graphemes, max: L.confirmText });
      checkActions(template, found, L.confirmActions, L.confirmActions);
      template.knows('type', 'text', 'actions');
      break;
    case 'carousel':
      checkImageOptions(template);
      checkColumns(template, found);
      template.knows('type', 'columns', ...OPTIONS);
      break;
    case 'image_carousel':
      checkImageColumns(template, found);
      template.knows('type', 'columns');
      break;
    default:
  }
}

const PICTURE = ['thumbnailImageUrl', 'imageBackgroundColor'];
const OPTIONS = ['imageAspectRatio', 'imageSize'];
const WORDS = ['title', 'text', 'defaultAction'];

function checkPicture(owner: Fields): void {
  owner.https('thumbnailImageUrl', { optional: true, medium: 'picture' });
  owner.text('imageBackgroundColor', {
    pattern: /^#[0-9a-f]{6}$/i,
    form: '#RRGGBB',
    optional: true,
  });
}

function checkImageOptions(owner: Fields): void {
  owner.oneOf('imageAspectRatio', ['rectangle', 'square'], { optional: true });
  owner.oneOf('imageSize', ['cover', 'contain'], { optional: true });
}

/** Text is shorter beside a picture or a title. */
function checkWords(owner: Fields, alone: number, besides: number): void {
  owner.text('title', { ...graphemes, max: L.title, optional: true });
  const hasMore = owner.has('thumbnailImageUrl') || owner.has('title');
  owner.text('text', { ...graphemes, max: hasMore ? besides : alone });
  if (owner.has('defaultAction'))
    owner.found.push(
      ...checkAction(owner.value.defaultAction, owner.at('defaultAction'), 'defaultAction'),
    );
}

function checkActions(owner: Fields, found: Problem[], min: number, max: number): number | null {
  const actions = owner.list('actions', { min, max });
  actions?.forEach((action, index) => {
    found.push(...checkAction(action, [...owner.at('actions'), index], 'template'));
  });
  return actions?.length ?? null;
}

function checkColumns(template: Fields, found: Problem[]): void {
  const columns = eachColumn(template, found);
  const counts = new Set<number>();
  for (const column of columns) {
    checkPicture(column);
    checkWords(column, L.columnText, L.columnTextWithPicture);
    const count = checkActions(column, found, 1, L.columnActions);
    if (count !== null) counts.add(count);
    column.knows('actions', ...PICTURE, ...WORDS);
  }
  if (counts.size > 1)
    found.push(
      error('template.actionCountsDiffer', template.at('columns'), {
        actual: [...counts].join(', '),
      }),
    );
  for (const name of ['thumbnailImageUrl', 'title']) {
    const having = columns.filter((column) => column.has(name)).length;
    if (having !== 0 && having !== columns.length)
      found.push(error('template.allOrNone', template.at('columns'), { details: { field: name } }));
  }
}

function checkImageColumns(template: Fields, found: Problem[]): void {
  const place: ActionPlaceName = 'imageCarousel';
  for (const column of eachColumn(template, found)) {
    column.https('imageUrl', { medium: 'picture' });
    if (column.has('action'))
      found.push(...checkAction(column.value.action, column.at('action'), place));
    else column.object('action');
    column.knows('imageUrl', 'action');
  }
}

function eachColumn(template: Fields, found: Problem[]): Fields[] {
  const columns = template.list('columns', { min: 1, max: L.columns }) ?? [];
  return columns.flatMap((entry, index) => {
    const column = Fields.of(entry, [...template.at('columns'), index], found);
    return column ? [column] : [];
  });
}
