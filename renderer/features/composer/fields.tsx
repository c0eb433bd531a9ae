import { ImagePlus, Palette, X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useStore } from 'zustand';
import type { Problem, ProblemPath } from '#shared/errors/app-error';
import { assetUrlOf } from '#shared/preview/asset-url';
import { wireText } from '#shared/preview/messages-of';
import { invoke } from '../../bridge';
import { brandState } from '../../data/brand';
import { reportFailure } from '../../data/failures';
import { useSpeech, useT } from '../../i18n';
import {
  ColourSwatch,
  IconButton,
  Menu,
  NumberField,
  Select,
  Switch,
  TextArea,
  TextField,
} from '../../ui';
import styles from './composer.module.css';
import { sourceOf } from './picture-source';
import { useAt } from './wire-context';

/** How LINE counts UTF-16 units; graphemes are counted by `countGraphemes`. */
export const utf16 = (text: string): number => text.length;

function useNotes(problem: Problem | null, note?: ReactNode) {
  const speech = useSpeech();
  const said = problem && speech.problem(problem).text;
  return {
    error: problem?.severity === 'error' ? said : undefined,
    note: problem?.severity === 'warning' ? said : note,
    noteTone: problem?.severity === 'warning' ? ('warn' as const) : undefined,
  };
}

interface Common {
  path: ProblemPath;
  /** Key under `composer:field`; the member's own name when absent. */
  name?: string;
  /** Instead of a translated name: LINE's own, where engineers look for it. */
  label?: string;
  note?: ReactNode;
}

function useLabel({ path, name, label }: Common): string {
  const t = useT('composer');
  return label ?? t(`field.${name ?? String(path.at(-1))}`);
}

/** A text of the message: its name, LINE's counter, the finding that stands at it. */
export function WireText(
  props: Common & {
    limit?: number;
    count?: (text: string) => number;
    rows?: number;
    mono?: boolean;
    placeholder?: string;
    /** An empty text takes the member away. */
    optional?: boolean;
    suffix?: ReactNode;
  },
) {
  const at = useAt(props.path);
  const value = wireText(at.value);
  const notes = useNotes(at.problem, props.note);
  const common = {
    label: useLabel(props),
    value,
    counter:
      props.limit === undefined
        ? undefined
        : { used: (props.count ?? utf16)(value), limit: props.limit },
    placeholder: props.placeholder,
    readOnly: at.readOnly,
    ...notes,
    onChange: (text: string) => at.type(props.optional && text === '' ? undefined : text),
    onBlur: at.closeStep,
    'data-testid': `field-${props.path.join('.')}`,
  };
  return props.rows ? (
    <TextArea {...common} rows={props.rows} />
  ) : (
    <TextField {...common} mono={props.mono} suffix={props.suffix} />
  );
}

export function WireNumber(
  props: Common & { min?: number; max?: number; decimals?: number; optional?: boolean },
) {
  const at = useAt(props.path);
  return (
    <NumberField
      label={useLabel(props)}
      value={typeof at.value === 'number' ? at.value : null}
      onChange={at.type}
      onCommit={at.closeStep}
      onClear={props.optional ? () => at.set(undefined) : undefined}
      min={props.min}
      max={props.max}
      decimals={props.decimals}
      disabled={at.readOnly}
      {...useNotes(at.problem, props.note)}
      data-testid={`field-${props.path.join('.')}`}
    />
  );
}

/** The member is not there: LINE takes what it takes then. */
const UNSET = '\u2013';

/** One of a few words of the API, said in the person's language. `fallback` is what LINE takes when it is absent. */
export function WireChoice(
  props: Common & { options: readonly string[]; fallback?: string; clearable?: boolean },
) {
  const t = useT('composer');
  const at = useAt(props.path);
  const options = props.options.map((value) => ({
    value,
    // LINE's own words beside LINE's own names
    label: props.label === undefined ? t(`choice.${value}`, { defaultValue: value }) : value,
  }));
  if (props.clearable) options.unshift({ value: UNSET, label: t('unset') });
  const value = wireText(at.value) || (props.clearable ? UNSET : (props.fallback ?? null));
  const label = useLabel(props);
  const set = (next: string) =>
    at.set(next === props.fallback || next === UNSET ? undefined : next);
  return (
    <Select
      label={label}
      value={value}
      options={options}
      onChange={set}
      disabled={at.readOnly}
      {...useNotes(at.problem, props.note)}
      data-testid={`field-${props.path.join('.')}`}
    />
  );
}

export function WireSwitch(props: Common) {
  const at = useAt(props.path);
  return (
    <Switch
      label={useLabel(props)}
      checked={at.value === true}
      disabled={at.readOnly}
      onChange={(checked) => at.set(checked ? true : undefined)}
    />
  );
}

/** A length: a word that LINE knows, pixels or per cent. */
export function WireWords(props: Common & { words: readonly string[] }) {
  const id = useId();
  const at = useAt(props.path);
  return (
    <>
      <TextField
        label={useLabel(props)}
        value={wireText(at.value)}
        list={props.words.length > 0 ? id : undefined}
        mono
        readOnly={at.readOnly}
        {...useNotes(at.problem, props.note)}
        onChange={(text) => at.type(text === '' ? undefined : text)}
        onBlur={at.closeStep}
        data-testid={`field-${props.path.join('.')}`}
      />
      {props.words.length > 0 && (
        <datalist id={id}>
          {props.words.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** A colour by the system's picker, or as LINE writes it. */
export function WireColour(props: Common) {
  const at = useAt(props.path);
  const value = wireText(at.value);
  const label = useLabel(props);
  const t = useT('composer');
  const { colours } = useStore(brandState).kit;
  const isWhole = /^#[0-9a-f]{6}/i.test(value);
  return (
    <div className={styles.colour}>
      <ColourSwatch
        label={label}
        disabled={at.readOnly}
        value={isWhole ? value : '#ffffff'}
        onChange={(colour) => at.type(`${colour}${isWhole ? value.slice(7) : ''}`)}
        onBlur={at.closeStep}
      />
      <WireText path={props.path} label={label} mono optional placeholder="#RRGGBB" />
      {!at.readOnly && colours.length > 0 && (
        <Menu
          align="end"
          trigger={
            <IconButton
              small
              label={t('brandColour', { field: label })}
              data-testid={`brand-${props.path.join('.')}`}
              icon={<Palette size={16} strokeWidth={1.5} />}
            />
          }
          entries={colours.map(({ id, name, colour }) => ({
            id,
            label: name || colour,
            detail: colour,
            icon: <span className={styles.dot} style={{ background: colour }} />,
            // LINE's JSON knows no names: the value is taken over and stays as it is
            onSelect: () => at.set(colour),
          }))}
        />
      )}
    </div>
  );
}

/** The address of a picture: typed, or one of the workspace's own, which is served when it is sent. */
export function WirePicture(props: Common & { optional?: boolean; also?: ProblemPath }) {
  const t = useT('composer');
  const at = useAt(props.path);
  const also = useAt(props.also ?? props.path);
  const url = wireText(at.value);
  const shown = sourceOf(url);
  const pick = async () => {
    const answer = await invoke('assets.pick', undefined);
    if (!answer.ok) return reportFailure(answer.error);
    if (answer.value === null) return;
    const address = assetUrlOf(answer.value.hash);
    at.set(address);
    if (props.also && wireText(also.value) === '') also.set(address);
  };
  return (
    <div className={styles.picture}>
      {shown !== null && <img className={styles.pictureThumb} src={shown} alt="" />}
      <WireText
        path={props.path}
        mono
        {...(props.name === undefined ? {} : { name: props.name })}
        {...(props.label === undefined ? {} : { label: props.label })}
        {...(props.optional ? { optional: true } : {})}
        note={shown === null ? props.note : t('ownPicture')}
        placeholder="https://"
        suffix={
          <>
            {url !== '' && (
              <IconButton
                small
                label={t('clear')}
                icon={<X size={14} strokeWidth={1.5} />}
                onClick={() => at.set(props.optional ? undefined : '')}
              />
            )}
            <IconButton
              small
              label={t('pickPicture')}
              icon={<ImagePlus size={14} strokeWidth={1.5} />}
              onClick={() => void pick()}
            />
          </>
        }
      />
    </div>
  );
}
