import { useState } from 'react';
import { CHANNEL_COLOURS } from '#shared/domain/workspace';
import type { AppError } from '#shared/errors/app-error';
import { invoke } from '../../bridge';
import { useQuery } from '../../data/query';
import { useSpeech, useT } from '../../i18n';
import { Button, cx, Dialog, SegmentedControl, TextField } from '../../ui';
import styles from './Channel.module.css';

type Kind = 'test' | 'production';

/** A channel access token is checked at LINE before the channel is kept. */
export function AddChannelDialog(props: { onClose(): void }) {
  const t = useT('channel');
  const speech = useSpeech();
  const info = useQuery('app.info', undefined);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>('test');
  const [colour, setColour] = useState<string>(CHANNEL_COLOURS[0]);
  const [token, setToken] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isReady = name.trim() !== '' && token.trim() !== '';

  const add = async () => {
    setBusy(true);
    const answer = await invoke('channels.add', {
      name: name.trim(),
      kind,
      colour,
      channelAccessToken: token.trim(),
    });
    setBusy(false);
    if (answer.ok) props.onClose();
    else setError(answer.error);
  };
  return (
    <Dialog
      opened
      width={480}
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
        <TextField
          label={t('field.token')}
          tall
          mono
          type="password"
          value={token}
          onChange={setToken}
          error={error ? speech.error(error).text : undefined}
          note={t(info.value?.keychain === 'available' ? 'keptInKeychain' : 'keptForSession')}
          noteTone={info.value?.keychain === 'available' ? undefined : 'warn'}
        />
      </div>
    </Dialog>
  );
}
