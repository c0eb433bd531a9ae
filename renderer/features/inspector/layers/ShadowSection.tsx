import type { Shadow } from '#shared/domain/design/values';
import { useT } from '../../../i18n';
import { FieldRow, NumberField, Section, Switch } from '../../../ui';
import { ColourField } from '../ColourField';

const FIRST: Shadow = { x: 0, y: 12, blur: 24, colour: '#14182859' };

/** What a layer or a group throws on what lies below it. */
export function ShadowSection(props: {
  shadow: Shadow | undefined;
  onChange(shadow: Shadow | undefined, field: string): void;
  onCommit(): void;
}) {
  const t = useT('inspector');
  const { shadow, onChange, onCommit } = props;
  const change = (key: 'x' | 'y' | 'blur', value: number) => {
    if (shadow) onChange({ ...shadow, [key]: value }, key);
  };
  return (
    <Section title={t('effects')}>
      <Switch
        label={t('shadow')}
        data-testid="layer-shadow"
        checked={shadow !== undefined}
        onChange={(on) => {
          onChange(on ? FIRST : undefined, 'on');
          onCommit();
        }}
      />
      {shadow && (
        <>
          <FieldRow>
            {(['x', 'y'] as const).map((key) => (
              <NumberField
                key={key}
                prefix={key.toUpperCase()}
                aria-label={t(`shadowFields.${key}`)}
                value={shadow[key]}
                onChange={(value) => change(key, value)}
                onCommit={onCommit}
              />
            ))}
          </FieldRow>
          <FieldRow>
            <NumberField
              label={t('shadowFields.blur')}
              suffix="px"
              min={0}
              max={500}
              value={shadow.blur}
              onChange={(value) => change('blur', value)}
              onCommit={onCommit}
            />
            <NumberField
              label={t('shadowFields.strength')}
              suffix="%"
              min={0}
              max={100}
              value={Math.round((Number.parseInt(shadow.colour.slice(7) || 'FF', 16) / 255) * 100)}
              onChange={(percent) =>
                onChange(
                  {
                    ...shadow,
                    colour: `${shadow.colour.slice(0, 7)}${Math.round((percent / 100) * 255)
                      .toString(16)
                      .padStart(2, '0')
                      .toUpperCase()}`,
                  },
                  'strength',
                )
              }
              onCommit={onCommit}
            />
          </FieldRow>
          <ColourField
            label={t('colour')}
            path="shadow.colour"
            value={shadow.colour.slice(0, 7)}
            onChange={(colour) =>
              onChange({ ...shadow, colour: colour.slice(0, 7) + shadow.colour.slice(7) }, 'colour')
            }
            onCommit={onCommit}
          />
        </>
      )}
    </Section>
  );
}
