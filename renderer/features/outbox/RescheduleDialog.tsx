import { useState } from 'react';
import { BIG_SEND, type Send } from '#shared/domain/outbox';
import type { Channel } from '#shared/domain/workspace';
import { useAccountFoot } from '../../data/account-foot';
import { now } from '../../data/clock';
import { useFormat, useT } from '../../i18n';
import { Button, Dialog, TextField } from '../../ui';
import { instantOf, localOf } from './local-time';
import styles from './Outbox.module.css';
import { decide, isBig } from './use-outbox';

/** Another time, on the clock that the send was planned on. */
export function RescheduleDialog(props: {
  send: Send;
  channel: Channel | undefined;
  onClose(): void;
}) {
  const { send, channel } = props;
  const t = useT('outbox');
  const format = useFormat();
  const account = useAccountFoot(channel);
  const earliest = now() + 60_000;
  const [local, setLocal] = useState(() =>
    localOf(Math.max(Date.parse(send.dueAt), Math.ceil(earliest / 300_000) * 300_000), send.zone),
  );
  const [typed, setTyped] = useState('');
  const at = instantOf(local.day, local.time, send.zone);
  const isPast = at !== null && at < now();
  const needsNumber = send.state === 'draft' && isBig(send, channel, BIG_SEND);
  const wanted = send.recipients === null ? '' : String(send.recipients);
  const isReady =
    at !== null && !isPast && (!needsNumber || typed.replace(/[^\d]/g, '') === wanted);
  const save = async () => {
    if (at === null) return;
    const decision = {
      kind: 'reschedule' as const,
      dueAt: new Date(at).toISOString(),
      zone: send.zone,
    };
    const confirmation = needsNumber ? { recipients: send.recipients } : null;
    if (await decide(send.id, decision, confirmation)) props.onClose();
  };
  return (
    <Dialog
      opened
      width={440}
      title={t('ask.reschedule.title', { name: send.name })}
      onClose={props.onClose}
      account={account}
      data-testid="outbox-reschedule-dialog"
      actions={
        <Button
          size="tall"
          variant="primary"
          disabled={!isReady}
          onClick={() => void save()}
          data-testid="outbox-reschedule-yes"
        >
          {at === null || isPast
            ? t('verb.reschedule')
            : t('ask.reschedule.yes', { time: format.dateTime(at) })}
        </Button>
      }
    >
      <div className={styles.fields}>
        <TextField
          tall
          type="date"
          label={t('field.day')}
          value={local.day}
          onChange={(day) => setLocal({ ...local, day })}
        />
        <TextField
          tall
          type="time"
          label={t('field.time')}
          value={local.time}
          onChange={(time) => setLocal({ ...local, time })}
          error={isPast ? t('timeIsOver') : undefined}
        />
      </div>
      <p className={styles.quiet}>{t('zone', { zone: send.zone })}</p>
      {needsNumber && (
        <TextField
          tall
          label={t('repeatNumber', {
            number: wanted === '' ? '—' : format.number(send.recipients ?? 0),
          })}
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
        />
      )}
    </Dialog>
  );
}
