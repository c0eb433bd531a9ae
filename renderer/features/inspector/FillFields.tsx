import { Plus, Trash2 } from 'lucide-react';
import { type Background, type Gradient, MOST_STOPS } from '#shared/domain/design/values';
import { useT } from '../../i18n';
import { Button, FieldRow, IconButton, NumberField, SegmentedControl } from '../../ui';
import { ColourField } from './ColourField';
import { gradientOf, solidOf } from './fill-kinds';
import styles from './Inspector.module.css';

const KINDS = ['solid', 'linearGradient', 'radialGradient', 'angleGradient'] as const;

/** One colour or a gradient; the same fields for the ground, for layers and for their outlines. */
export function FillFields(props: {
  label: string;
  /** What its one colour is called, where `label` says too little. */
  colourLabel?: string;
  value: Background;
  onChange(next: Background, field: string): void;
  onCommit(): void;
  /** Where one colour and where the stops stand in the design, for the brand kit. */
  paths: { solid: string; stops: string };
  'data-testid'?: string;
}) {
  const t = useT('inspector');
  const { value, onChange, onCommit } = props;
  return (
    <fieldset className={styles.fill} aria-label={props.label}>
      <SegmentedControl<Background['type']>
        fill
        label={props.label}
        value={value.type}
        onChange={(type) => {
          if (type === value.type) return;
          onChange(type === 'solid' ? solidOf(value) : gradientOf(value, type), 'type');
          onCommit();
        }}
        options={KINDS.map((kind) => ({ value: kind, label: t(`fills.${kind}`) }))}
      />
      {value.type === 'solid' ? (
        <ColourField
          label={props.colourLabel ?? t('colour')}
          path={props.paths.solid}
          data-testid={props['data-testid']}
          value={value.colour}
          onChange={(colour) => onChange({ type: 'solid', colour }, 'colour')}
          onCommit={onCommit}
        />
      ) : (
        <GradientFields
          value={value}
          stopsPath={props.paths.stops}
          onChange={onChange}
          onCommit={onCommit}
        />
      )}
    </fieldset>
  );
}

interface GradientProps {
  value: Gradient;
  onChange(next: Gradient, field: string): void;
  onCommit(): void;
}

function GradientFields(props: GradientProps & { stopsPath: string }) {
  const t = useT('inspector');
  const { value } = props;
  const setStops = (stops: Gradient['stops'], field: string) =>
    props.onChange({ ...value, stops }, field);
  return (
    <>
      <DirectionFields {...props} />
      {value.stops.map((stop, index) => (
        // stops have no identity but their place
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div className={styles.stop} key={index}>
          <ColourField
            label={t('stopColour', { number: index + 1 })}
            value={stop.colour}
            path={`${props.stopsPath}.${index}.colour`}
            onChange={(colour) =>
              setStops(value.stops.with(index, { ...stop, colour }), `stop${index}`)
            }
            onCommit={props.onCommit}
          />
          <NumberField
            aria-label={t('stopOffset', { number: index + 1 })}
            suffix="%"
            min={0}
            max={100}
            value={Math.round(stop.offset * 100)}
            onChange={(percent) =>
              setStops(value.stops.with(index, { ...stop, offset: percent / 100 }), `at${index}`)
            }
            onCommit={props.onCommit}
          />
          <IconButton
            small
            label={t('removeStop')}
            disabled={value.stops.length <= 2}
            icon={<Trash2 size={14} strokeWidth={1.5} />}
            onClick={() => {
              setStops(
                value.stops.filter((_, other) => other !== index),
                'remove',
              );
              props.onCommit();
            }}
          />
        </div>
      ))}
      <Button
        variant="ghost"
        disabled={value.stops.length >= MOST_STOPS}
        icon={<Plus size={16} strokeWidth={1.5} />}
        onClick={() => {
          const last = value.stops[value.stops.length - 1] ?? { offset: 1, colour: '#FFFFFF' };
          setStops([...value.stops, { ...last, offset: 1 }], 'add');
          props.onCommit();
        }}
      >
        {t('addStop')}
      </Button>
    </>
  );
}

/** Which way a gradient runs, or from where. */
function DirectionFields({ value, onChange, onCommit }: GradientProps) {
  const t = useT('inspector');
  const angle = 'angle' in value && (
    <NumberField
      label={t('angle')}
      suffix="°"
      min={0}
      max={360}
      value={value.angle}
      onChange={(degrees) => onChange({ ...value, angle: degrees }, 'angle')}
      onCommit={onCommit}
    />
  );
  if (value.type === 'linearGradient') return angle;
  const percent = (key: 'x' | 'y', label: string) => (
    <NumberField
      label={label}
      suffix="%"
      min={-1_000}
      max={1_000}
      value={Math.round(value[key] * 100)}
      onChange={(parts) => onChange({ ...value, [key]: parts / 100 }, key)}
      onCommit={onCommit}
    />
  );
  return (
    <>
      {angle}
      <FieldRow>
        {percent('x', t('gradientX'))}
        {percent('y', t('gradientY'))}
      </FieldRow>
      {value.type === 'radialGradient' && (
        <NumberField
          label={t('gradientRadius')}
          suffix="%"
          min={1}
          max={2_000}
          value={Math.round(value.radius * 100)}
          onChange={(parts) => onChange({ ...value, radius: parts / 100 }, 'radius')}
          onCommit={onCommit}
        />
      )}
    </>
  );
}
