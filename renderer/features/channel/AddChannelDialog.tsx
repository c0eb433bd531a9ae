import { useState } from 'react';
import { CHANNEL_COLOURS } from '#shared/domain/workspace';
import type { AppError } from '#shared/errors/app-error';
import { invoke } from '../../bridge';
import { useT } from '../../i18n';
import { Button, cx, Dialog, SegmentedControl, TextField } from '../../ui';
import styles from './Channel.module.css';
import { CredentialForm, emptyCredential, toInput } from './CredentialForm';

type Kind = 'test' | 'production';

/** Whose account it is, is asked at LINE before the channel is kept. */
export function AddChannelDialog(props: { onClose(): void }) {
  const t = useT('channel');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>('test');
  const [colour, setColour] = useState<string>(CHANNEL_COLOURS[0]);
  const [draft, setDraft] = useState(emptyCredential);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const credential = toInput(draft);
  const isReady = name.trim() !== '' && credential !== null;

  const add = async () => {
    if (!credential) return;
    setBusy(true);
    const answer = await invoke('channels.add', {
      name: name.trim(),
      kind,
      colour,
      credential,
    });
    setBusy(false);
    if (answer.ok) props.onClose();
    else setError(answer.error);
  };
  return (
    <Dialog
      opened
      width={520}
      title={t('add')}
      onClose={props.onClose}
      data-testid="add-channel-dialog"
      actions={
        <Button
          size="tall"
          variant="primary"
          disabled={!isReady}
          busy={isBusy}
          onClick={() => void add()}
        >
          {t('check')}
        </Button>
      }
    >
      <div className={styles.form}>
        <TextField label={t('field.name')} tall value={name} onChange={setName} maxLength={80} />
        <div className={styles.labelled}>
          <span className={styles.label} aria-hidden>
            {t('field.kind')}
          </span>
          <SegmentedControl<Kind>
            fill
            label={t('field.kind')}
            value={kind}
            onChange={setKind}
            options={(['test', 'production'] as const).map((value) => ({
              value,
              label: t(`kind.${value}`),
            }))}
          />
        </div>
        <div className={styles.labelled}>
          <span className={styles.label} aria-hidden>
            {t('field.colour')}
          </span>
          <div role="radiogroup" aria-label={t('field.colour')} className={styles.colours}>
            {CHANNEL_COLOURS.map((value, index) => (
              <button
                key={value}
                type="button"
                role="radio"
                aria-checked={value === colour}
                aria-label={t('colour', { number: index + 1 })}
                className={cx(styles.colour, value === colour && styles.colourOn)}
                style={{ background: value }}
                onClick={() => setColour(value)}
              />
            ))}
          </div>
        </div>
        <CredentialForm draft={draft} onChange={setDraft} error={error} />
      </div>
    </Dialog>
  );
}
