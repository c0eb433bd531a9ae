import { ImagePlus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Problem, ProblemPath } from '#shared/errors/app-error';
import { assetUrlOf } from '#shared/preview/asset-url';
import { wireText } from '#shared/preview/messages-of';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useSpeech, useT } from '../../i18n';
import { IconButton, NumberField, Select, Switch, TextArea, TextField } from '../../ui';
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
  note?: ReactNode;
}

const nameOf = ({ path, name }: Common) => name ?? String(path.at(-1));

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
  const t = useT('composer');
  const at = useAt(props.path);
  const value = wireText(at.value);
  const notes = useNotes(at.problem, props.note);
  const common = {
    label: t(`field.${nameOf(props)}`),
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

export function WireNumber(props: Common & { min?: number; max?: number; decimals?: number }) {
  const t = useT('composer');
  const at = useAt(props.path);
  return (
    <NumberField
      label={t(`field.${nameOf(props)}`)}
      value={typeof at.value === 'number' ? at.value : null}
      onChange={at.type}
      onCommit={at.closeStep}
      min={props.min}
      max={props.max}
      decimals={props.decimals}
      disabled={at.readOnly}
      {...useNotes(at.problem, props.note)}
      data-testid={`field-${props.path.join('.')}`}
    />
  );
}

/** One of a few words of the API, said in the person's language. `fallback` is what LINE takes when it is absent. */
export function WireChoice(props: Common & { options: readonly string[]; fallback?: string }) {
  const t = useT('composer');
  const at = useAt(props.path);
  const options = props.options.map((value) => ({
    value,
    label: t(`choice.${value}`, { defaultValue: value }),
  }));
  const value = wireText(at.value) || (props.fallback ?? null);
  const label = t(`field.${nameOf(props)}`);
  const set = (next: string) => at.set(next === props.fallback ? undefined : next);
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
  const t = useT('composer');
  const at = useAt(props.path);
  return (
    <Switch
      label={t(`field.${nameOf(props)}`)}
      checked={at.value === true}
      disabled={at.readOnly}
      onChange={(checked) => at.set(checked ? true : undefined)}
    />
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
