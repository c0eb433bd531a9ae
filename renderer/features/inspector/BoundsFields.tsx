import type { Artboard } from '#shared/domain/design/artboard';
import type { Area } from '#shared/domain/rich-menu/schema';
import type { Bounds } from '#shared/geometry/bounds';
import { findGaps } from '#shared/geometry/gaps';
import type { Editor } from '../../editor/api';
import { useT } from '../../i18n';
import { FieldRow, NumberField, Section } from '../../ui';
import { editAreas, shared, withBound } from './edit';

const FIELDS = [
  ['x', 'y'],
  ['width', 'height'],
] as const;
const PREFIX = { x: 'X', y: 'Y', width: 'W', height: 'H' } as const;

/** Exact numbers of one or several areas, in pixels of the picture. */
export function BoundsFields(props: { editor: Editor; areas: readonly Area[]; page: Artboard }) {
  const t = useT('inspector');
  const { editor, areas, page } = props;
  const ids = areas.map((area) => area.id);
  const hint = areas.length === 1 && areas[0] ? shortBy(areas[0], page) : {};

  const set = (key: keyof Bounds, value: number) =>
    editAreas(
      editor,
      ids,
      key,
      key === 'x' || key === 'y' ? 'moveAreas' : 'resizeAreas',
      (area) => {
        area.bounds = withBound(area.bounds, key, value, page.size);
      },
    );
  const limit = { x: page.size.width, y: page.size.height, ...page.size };

  return (
    <Section title={t('positionAndSize')} aside="px">
      {FIELDS.map((row) => (
        <FieldRow key={row[0]}>
          {row.map((key) => (
            <NumberField
              key={key}
              prefix={PREFIX[key]}
              aria-label={t(`bounds.${key}`)}
              data-testid={`bounds-${key}`}
              value={shared(areas, (area) => area.bounds[key])}
              min={key === 'width' || key === 'height' ? 1 : 0}
              max={limit[key]}
              disabled={areas.some((area) => area.locked)}
              hint={hint[key] === undefined ? undefined : t('shortBy', { px: hint[key] })}
              onChange={(value) => set(key, value)}
              onCommit={() => editor.closeStep()}
            />
          ))}
        </FieldRow>
      ))}
    </Section>
  );
}

/** How many pixels a field falls short of the neighbour that it nearly touches. */
function shortBy(area: Area, page: Artboard): Partial<Record<keyof Bounds, number>> {
  const { bounds } = area;
  const found: Partial<Record<keyof Bounds, number>> = {};
  for (const gap of findGaps(
    page.areas.map((other) => other.bounds),
    page.size,
  )) {
    const besideX = gap.y < bounds.y + bounds.height && gap.y + gap.height > bounds.y;
    const besideY = gap.x < bounds.x + bounds.width && gap.x + gap.width > bounds.x;
    if (besideX && gap.x === bounds.x + bounds.width) found.width = gap.width;
    if (besideY && gap.y === bounds.y + bounds.height) found.height = gap.height;
  }
  return found;
}
