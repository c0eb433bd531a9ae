import { useState } from 'react';
import { canBeAudience } from '#shared/campaign/target/earlier-send';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { useFormat, useT } from '../../i18n';
import { Button, Dialog, SegmentedControl, Select, TextField } from '../../ui';
import styles from './Audiences.module.css';

const TYPED = 'typed';

/** People who saw or tapped an earlier send; LINE keeps what they did for some days only. */
export function FromSendDialog(props: { onClose(): void }) {
  const t = useT('audiences');
  const format = useFormat();
  const state = useQuery('outbox.state', undefined).value;
  const channel = useQuery('channels.selected', undefined).value ?? null;
  const sends = (state?.sends ?? []).flatMap((send) => {
    const requestId = send.requestIds.at(-1);
    if (send.state !== 'accepted' || requestId === undefined) return [];
    if (!canBeAudience(send, channel?.id ?? null)) return [];
    return [{ requestId, name: send.name, at: send.acceptedAt }];
  });
  const [by, setBy] = useState<'click' | 'impression'>('click');
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [name, setName] = useState('');
  const [clickUrl, setClickUrl] = useState('');
  const [isRunning, setRunning] = useState(false);
  const selected = chosen ?? sends[0]?.requestId ?? TYPED;
  const requestId = selected === TYPED ? typed.trim() : selected;
  const run = async () => {
    setRunning(true);
    const answer = await invoke('audiences.fromSend', {
      by,
      name,
      requestId,
      clickUrl: by === 'click' && clickUrl.trim() !== '' ? clickUrl.trim() : null,
    });
    setRunning(false);
    if (!answer.ok) return reportFailure(answer.error);
    props.onClose();
  };
  return (
    <Dialog
      opened
      locked={isRunning}
      onClose={props.onClose}
      title={t('fromSend')}
      data-testid="from-send"
      actions={
        <Button
          variant="primary"
          size="tall"
          busy={isRunning}
          disabled={name.trim() === '' || requestId === ''}
          onClick={() => void run()}
          data-testid="from-send-run"
        >
          {t('make')}
        </Button>
      }
    >
      <div className={styles.form}>
        <SegmentedControl
          label={t('by')}
          value={by}
          fill
          options={(['click', 'impression'] as const).map((value) => ({
            value,
            label: t(`bys.${value}`),
          }))}
          onChange={(next) => setBy(next as typeof by)}
        />
        <TextField
          label={t('column.name')}
          value={name}
          maxLength={120}
          onChange={setName}
          data-testid="from-send-name"
        />
        <Select
          label={t('send')}
          value={selected}
          options={[
            ...sends.map((send) => ({
              value: send.requestId,
              label: send.name,
              detail: send.at === null ? undefined : format.shortDate(send.at),
            })),
            { value: TYPED, label: t('typed') },
          ]}
          onChange={setChosen}
        />
        {selected === TYPED && (
          <TextField
            label={t('requestId')}
            value={typed}
            mono
            onChange={setTyped}
            data-testid="from-send-request"
          />
        )}
        {by === 'click' && (
          <TextField
            label={t('clickUrl')}
            note={t('clickUrlNote')}
            value={clickUrl}
            mono
            onChange={setClickUrl}
          />
        )}
        <p className={styles.quiet}>{t('fromSendNote')}</p>
      </div>
    </Dialog>
  );
}
