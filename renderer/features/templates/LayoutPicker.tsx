import type { Size } from '#shared/geometry/bounds';
import { kindOfSize, OAM_SIZES, templateAreas, templatesFor } from '#shared/geometry/templates';
import { LIMITS } from '#shared/line/limits';
import { useFormat, useT } from '../../i18n';
import { NumberField, RadioCards, Select } from '../../ui';
import { faultOf, sizeKey } from './sizes';
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

/** Size first, then the layouts that suit it. */
export function LayoutPicker(props: { value: Layout; onChange(layout: Layout): void }) {
  const t = useT('templates');
  const format = useFormat();
  const { size, template, custom } = props.value;
  const put = (next: Size, isCustom: boolean) => {
    const kept = templatesFor(next).some(({ id }) => id === template);
    const first = templatesFor(next)[0]?.id ?? null;
    props.onChange({
      size: next,
      custom: isCustom,
      template: template === null || kept ? template : first,
    });
  };
  const fault = faultOf(size);
  const { minWidth, maxWidth, minHeight, minRatio } = LIMITS.richMenu;
  const text = (each: Size) =>
    t('size.pixels', { width: format.plain(each.width), height: format.plain(each.height) });
  return (
    <>
      <div>
        <Select
          label={t('size.label')}
          value={custom ? CUSTOM : sizeKey(size)}
          options={[
            ...OAM_SIZES.map((each) => ({
              value: sizeKey(each),
              label: text(each),
              detail: t(`size.${kindOfSize(each)}`),
            })),
            { value: CUSTOM, label: t('size.custom') },
          ]}
          onChange={(key) => {
            const known = OAM_SIZES.find((each) => sizeKey(each) === key);
            put(known ?? size, known === undefined);
          }}
          data-testid="layout-size"
        />
        {custom && (
          <div className={styles.custom}>
            <NumberField
              label={t('size.width')}
              value={size.width}
              onChange={(width) => put({ ...size, width }, true)}
              error={
                fault === 'width'
                  ? t('size.widthError', {
                      min: format.plain(minWidth),
                      max: format.plain(maxWidth),
                    })
                  : undefined
              }
            />
            <NumberField
              label={t('size.height')}
              value={size.height}
              onChange={(height) => put({ ...size, height }, true)}
              error={
                fault === 'height'
                  ? t('size.heightError', { min: format.plain(minHeight) })
                  : fault === 'ratio'
                    ? t('size.ratioError', { ratio: minRatio })
                    : undefined
              }
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
            ...templatesFor(size).map(({ id }) => {
              const areas = templateAreas(id, size);
              return {
                value: id,
                picture: <TemplatePicture areas={areas} size={size} />,
                label: <Caption name={id} text={t('template.areas', { count: areas.length })} />,
              };
            }),
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

function Caption(props: { name: string; text: string }) {
  return (
    <span className={styles.caption}>
      <span>{props.name}</span>
      <span className={styles.quiet}>{props.text}</span>
    </span>
  );
}
