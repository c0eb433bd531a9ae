import { Plus, Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import { brandedBackground, editBranded, followBrand } from '#shared/domain/brand/resolve';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Background } from '#shared/domain/rich-menu/schema';
import { brandState } from '../../data/brand';
import type { Editor } from '../../editor/api';
import { useT } from '../../i18n';
import { Button, IconButton, NumberField, Section, SegmentedControl } from '../../ui';
import { type BrandTarget, BrandTargetContext, ColourField } from './ColourField';
import { editPage } from './edit';
import styles from './Inspector.module.css';

const MAX_STOPS = 8;
type Gradient = Extract<Background, { type: 'linearGradient' }>;

/** One colour or a gradient; the same fields for the ground and for layers. */
export function FillFields(props: {
  label: string;
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
    <>
      <SegmentedControl<Background['type']>
        fill
        label={props.label}
        value={value.type}
        onChange={(type) => {
          if (type === value.type) return;
          onChange(type === 'solid' ? toSolid(value) : toGradient(value), 'type');
          onCommit();
        }}
        options={[
          { value: 'solid', label: t('solid') },
          { value: 'linearGradient', label: t('gradient') },
        ]}
      />
      {value.type === 'solid' ? (
        <ColourField
          label={t('colour')}
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
    </>
  );
}

/** What is painted under all layers. */
export function BackgroundSection({ editor, page }: { editor: Editor; page: Artboard }) {
  const t = useT('inspector');
  const { kit } = useStore(brandState);
  const set = (next: Background, field: string) =>
    editPage(editor, `background.${field}`, 'editBackground', (draft) => {
      editBranded(draft, kit, () => {
        draft.background = next;
      });
    });
  const commit = () => editor.closeStep();
  const target: BrandTarget = {
    tokens: page.brand,
    follow(path, token) {
      editPage(editor, 'background.brand', 'editBackground', (draft) =>
        followBrand(draft, kit, path, token),
      );
      commit();
    },
  };
  return (
    <Section title={t('background')}>
      <BrandTargetContext.Provider value={target}>
        <FillFields
          label={t('background')}
          data-testid="background-colour"
          paths={{ solid: 'background.colour', stops: 'background.stops' }}
          value={brandedBackground(page, kit)}
          onChange={set}
          onCommit={commit}
        />
      </BrandTargetContext.Provider>
    </Section>
  );
}

function GradientFields(props: {
  value: Gradient;
  stopsPath: string;
  onChange(next: Gradient, field: string): void;
  onCommit(): void;
}) {
  const t = useT('inspector');
  const { value } = props;
  const setStops = (stops: Gradient['stops'], field: string) =>
    props.onChange({ ...value, stops }, field);
  return (
    <>
      <NumberField
        label={t('angle')}
        suffix="°"
        min={0}
        max={360}
        value={value.angle}
        onChange={(angle) => props.onChange({ ...value, angle }, 'angle')}
        onCommit={props.onCommit}
      />
      {value.stops.map((stop, index) => (
        // stops have no identity but their place
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div className={styles.stop} key={index}>
          <ColourField
            label={t('stopColour', { number: index + 1 })}
            value={stop.colour}
            path={`${props.stopsPath}.${index}.colour`}
            onChange={(colour) =>
              setStops(replace(value.stops, index, { ...stop, colour }), `stop${index}`)
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
              setStops(
                replace(value.stops, index, { ...stop, offset: percent / 100 }),
                `at${index}`,
              )
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
        disabled={value.stops.length >= MAX_STOPS}
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

const replace = <T,>(list: readonly T[], index: number, item: T): T[] =>
  list.map((old, at) => (at === index ? item : old));

const toSolid = (old: Background): Background => ({
  type: 'solid',
  colour: old.type === 'solid' ? old.colour : (old.stops[0]?.colour ?? '#FFFFFF'),
});
const toGradient = (old: Background): Background =>
  old.type === 'linearGradient'
    ? old
    : {
        type: 'linearGradient',
        angle: 180,
        stops: [
          { offset: 0, colour: old.colour },
          { offset: 1, colour: '#FFFFFF' },
        ],
      };
