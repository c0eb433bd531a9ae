import type { ProductKind } from '#shared/domain/design/design';
import type { Size } from '#shared/geometry/bounds';
import { kindOfSize } from '#shared/geometry/templates';
import { LIMITS } from '#shared/line/limits';
import { designTemplates } from '#shared/targets/constraints';
import { useFormat, useT } from '../../i18n';
import { NumberField, RadioCards, Select } from '../../ui';
import { faultOf, sizeKey, sizesOf } from './sizes';
import { TemplatePicture } from './TemplatePicture';
import styles from './templates.module.css';

export interface Layout {
  size: Size;
  /** Id of a template, or null for a page without areas. */
  template: string | null;
  custom: boolean;
}

const FREE = 'free';
const CUSTOM = 'custom';

/** Size first, then the layouts that suit it; which there are depends on what the design becomes. */
export function LayoutPicker(props: {
  kind: ProductKind;
  value: Layout;
  onChange(layout: Layout): void;
}) {
  const t = useT('templates');
  const format = useFormat();
  const { kind } = props;
  const { size, template, custom } = props.value;
  const layoutsFor = (each: Size) => designTemplates({ kind }, each);
  const put = (next: Size, isCustom: boolean) => {
    const layouts = layoutsFor(next);
    const kept = layouts.some(({ id }) => id === template);
    props.onChange({
      size: next,
      custom: isCustom,
      template: template === null || kept ? template : (layouts[0]?.id ?? null),
    });
  };
  const known = sizesOf(kind);
  const isCustom = custom || !known.some((each) => sizeKey(each) === sizeKey(size));
  const faults = useFaults(faultOf(size, kind));
  const text = (each: Size) =>
    t('size.pixels', { width: format.plain(each.width), height: format.plain(each.height) });
  return (
    <>
      <div>
        <Select
          label={t('size.label')}
          value={isCustom ? CUSTOM : sizeKey(size)}
          options={[
            ...known.map((each) => ({
              value: sizeKey(each),
              label: text(each),
              detail: detailOf(kind, each, t),
            })),
            { value: CUSTOM, label: t('size.custom') },
          ]}
          onChange={(key) => {
            const chosen = known.find((each) => sizeKey(each) === key);
            put(chosen ?? size, chosen === undefined);
          }}
          data-testid="layout-size"
        />
        {isCustom && (
          <div className={styles.custom}>
            {kind !== 'richMessage' && (
              <NumberField
                label={t('size.width')}
                min={1}
                value={size.width}
                onChange={(width) => put({ ...size, width: Math.round(width) }, true)}
                error={faults.width}
              />
            )}
            <NumberField
              label={t('size.height')}
              min={1}
              max={10_000}
              value={size.height}
              onChange={(height) => put({ ...size, height: Math.round(height) }, true)}
              error={faults.height}
              data-testid="layout-height"
            />
          </div>
        )}
      </div>
      <div className={styles.templates}>
        <div className={styles.label}>{t('template.label')}</div>
        <RadioCards
          label={t('template.label')}
          columns={4}
          value={template ?? FREE}
          options={[
            ...layoutsFor(size).map(({ id, areas }) => ({
              value: id,
              picture: <TemplatePicture areas={areas} size={size} />,
              label: (
                <Caption name={nameOf(id)} text={t('template.areas', { count: areas.length })} />
              ),
            })),
            {
              value: FREE,
              picture: <TemplatePicture areas={[]} size={size} />,
              label: <Caption name={t('template.free')} text="" />,
            },
          ]}
          onChange={(id) => props.onChange({ ...props.value, template: id === FREE ? null : id })}
          data-testid="layout-template"
        />
      </div>
    </>
  );
}

/** Letters as in LINE's manager; ours tells them from those of a menu by a prefix. */
const nameOf = (id: string): string => id.replace(/^M-/, '');

function detailOf(kind: ProductKind, size: Size, t: ReturnType<typeof useT>): string | undefined {
  if (kind === 'richMenuSet') return t(`size.${kindOfSize(size)}`);
  if (size.width === size.height) return t('size.square');
  return kind === 'richCarousel' ? `${(size.width / size.height).toFixed(2)} : 1` : undefined;
}

/** What is wrong with the size, beside the field that mends it. */
function useFaults(fault: ReturnType<typeof faultOf>): { width?: string; height?: string } {
  const t = useT('templates');
  const format = useFormat();
  const { minWidth, maxWidth, minHeight, minRatio } = LIMITS.richMenu;
  switch (fault) {
    case 'width':
      return {
        width: t('size.widthError', { min: format.plain(minWidth), max: format.plain(maxWidth) }),
      };
    case 'height':
      return { height: t('size.heightError', { min: format.plain(minHeight) }) };
    case 'ratio':
      return { height: t('size.ratioError', { ratio: minRatio }) };
    case 'side':
      return { width: t('size.sideError', { max: format.plain(LIMITS.flex.pictureSide) }) };
    case 'tall':
      return { height: t('size.tallError', { ratio: LIMITS.flex.tallest }) };
    case null:
      return {};
  }
}

function Caption(props: { name: string; text: string }) {
  return (
    <span className={styles.caption}>
      <span>{props.name}</span>
      <span className={styles.quiet}>{props.text}</span>
    </span>
  );
}
