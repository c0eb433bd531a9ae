import { useEffect, useRef, useState } from 'react';
import { LIMITS } from '#shared/line/limits';
import { invoke, on } from '../../../bridge';
import { reportFailure } from '../../../data/failures';
import { newJob } from '../../../data/jobs';
import { useFormat, useT } from '../../../i18n';
import {
  Button,
  Checkbox,
  Dialog,
  FieldRow,
  NumberField,
  ProgressBar,
  Select,
  showNotice,
  TextField,
} from '../../../ui';
import styles from './Lists.module.css';
import type { OwnList } from './local-list';

const HOWS = ['union', 'intersect', 'minus', 'sample', 'split'] as const;
type How = (typeof HOWS)[number];

/** One list out of several, or a part of one: by chance, but the same each time the seed is the same. */
export function CombineDialog(props: {
  lists: readonly OwnList[];
  first: OwnList;
  /** Audiences at LINE are left out, and the dialog says why. */
  leavesOut: boolean;
  onClose(): void;
}) {
  const t = useT('audiences');
  const format = useFormat();
  const [how, setHow] = useState<How>('union');
  const [first, setFirst] = useState(props.first.id);
  const [others, setOthers] = useState<readonly string[]>([]);
  const [size, setSize] = useState(Math.max(1, Math.round(props.first.count / 10)));
  const [parts, setParts] = useState(2);
  const [seed, setSeed] = useState(1);
  const [name, setName] = useState('');
  const [progress, setProgress] = useState<number | null | undefined>(undefined);
  const job = useRef('');
  const isRunning = progress !== undefined;
  const isAlone = how === 'sample' || how === 'split';
  const main = props.lists.find(({ id }) => id === first) ?? props.first;
  const usual = t(`lists.usualName.${how}`, { name: main.name });
  useEffect(
    () =>
      on('lists.progress', (told) => {
        if (told.job === job.current) setProgress(told.done / Math.max(1, told.total));
      }),
    [],
  );
  const run = async () => {
    job.current = newJob();
    setProgress(null);
    const made = await invoke('lists.combine', {
      job: job.current,
      name: name.trim() === '' ? usual.slice(0, LIMITS.audience.description) : name,
      of: (isAlone ? [first] : [first, ...others]) as never,
      how:
        how === 'sample'
          ? { how, size: Math.min(size, main.count), seed }
          : how === 'split'
            ? { how, parts, seed }
            : { how },
    });
    setProgress(undefined);
    if (!made.ok) {
      if (made.error.code !== 'audience.cancelled') reportFailure(made.error);
      return;
    }
    showNotice({
      id: 'list-made',
      message: t('lists.made', {
        count: made.value.ids.length,
        numbers: format.list(made.value.counts.map((count) => format.number(count))),
      }),
    });
    props.onClose();
  };
  return (
    <Dialog
      opened
      locked={isRunning}
      width={520}
      onClose={props.onClose}
      title={t('lists.combine')}
      data-testid="combine-lists"
      actions={
        <Button
          variant="primary"
          size="tall"
          disabled={isRunning || (!isAlone && others.length === 0)}
          onClick={() => void run()}
          data-testid="combine-run"
        >
          {t('lists.combineRun')}
        </Button>
      }
    >
      <div className={styles.form}>
        <Select
          label={t('lists.how')}
          value={how}
          disabled={isRunning}
          options={HOWS.map((value) => ({ value, label: t(`lists.hows.${value}`) }))}
          onChange={(value) => setHow(value as How)}
          data-testid="combine-how"
        />
        <Select
          label={t(how === 'minus' ? 'lists.minusFrom' : 'lists.first')}
          value={first}
          disabled={isRunning}
          options={props.lists.map((list) => ({
            value: list.id,
            label: list.name,
            detail: format.number(list.count),
          }))}
          onChange={(id) => {
            setFirst(id as typeof first);
            setOthers(others.filter((other) => other !== id));
          }}
        />
        {!isAlone && (
          <fieldset className={styles.others} disabled={isRunning}>
            <legend>{t(how === 'minus' ? 'lists.minusThese' : 'lists.withThese')}</legend>
            {props.lists
              .filter(({ id }) => id !== first)
              .map((list) => (
                <Checkbox
                  key={list.id}
                  label={`${list.name} · ${format.number(list.count)}`}
                  checked={others.includes(list.id)}
                  onChange={(isOn) =>
                    setOthers(
                      isOn ? [...others, list.id] : others.filter((other) => other !== list.id),
                    )
                  }
                  data-testid="combine-other"
                />
              ))}
            {props.lists.length < 2 && <p className={styles.quiet}>{t('lists.onlyOne')}</p>}
          </fieldset>
        )}
        {props.leavesOut && <p className={styles.quiet}>{t('lists.noIdsNote')}</p>}
        {isAlone && (
          <FieldRow>
            {how === 'sample' ? (
              <NumberField
                label={t('lists.size')}
                value={Math.min(size, main.count)}
                min={1}
                max={main.count}
                disabled={isRunning}
                onChange={setSize}
                data-testid="combine-size"
              />
            ) : (
              <NumberField
                label={t('lists.parts')}
                value={parts}
                min={2}
                max={10}
                disabled={isRunning}
                onChange={setParts}
                data-testid="combine-parts"
              />
            )}
            <NumberField
              label={t('lists.seed')}
              note={t('lists.seedNote')}
              value={seed}
              min={0}
              max={4_294_967_295}
              disabled={isRunning}
              onChange={setSeed}
            />
          </FieldRow>
        )}
        <TextField
          label={t('column.name')}
          value={name}
          placeholder={usual}
          maxLength={LIMITS.audience.description}
          disabled={isRunning}
          onChange={setName}
          data-testid="combine-name"
        />
        {isRunning && (
          <ProgressBar
            label={t('lists.combine')}
            value={progress}
            onCancel={() => void invoke('lists.cancel', { job: job.current })}
          />
        )}
      </div>
    </Dialog>
  );
}
