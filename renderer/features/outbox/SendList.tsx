import { type KeyboardEvent, useRef } from 'react';
import type { Send } from '#shared/domain/outbox';
import type { Channel } from '#shared/domain/workspace';
import { useFormat, useT } from '../../i18n';
import { Chip, type ChipTone, cx } from '../../ui';
import { CountdownText } from './CountdownText';
import styles from './Outbox.module.css';

const TONES: Record<Send['state'], ChipTone> = {
  draft: 'neutral',
  due: 'info',
  sending: 'accent',
  accepted: 'good',
  partly: 'warn',
  unknown: 'warn',
  missed: 'warn',
  failed: 'bad',
  cancelled: 'neutral',
};

/** Sends as rows; arrow keys walk, the chosen one stands beside in full. */
export function SendList(props: {
  sends: readonly Send[];
  channels: ReadonlyMap<string, Channel>;
  chosen: string | null;
  now: number;
  onChoose(id: Send['id']): void;
}) {
  const t = useT('outbox');
  const list = useRef<HTMLUListElement>(null);
  const walk = (event: KeyboardEvent) => {
    const at = props.sends.findIndex(({ id }) => id === props.chosen);
    const last = props.sends.length - 1;
    const keys: Record<string, number> = {
      ArrowDown: Math.min(last, at + 1),
      ArrowUp: Math.max(0, at - 1),
      Home: 0,
      End: last,
    };
    const to = keys[event.key];
    const send = to === undefined ? undefined : props.sends[to];
    if (!send || to === undefined) return;
    event.preventDefault();
    props.onChoose(send.id);
    list.current?.querySelectorAll<HTMLElement>('button')[to]?.focus();
  };
  return (
    <ul
      ref={list}
      className={styles.list}
      aria-label={t('title')}
      onKeyDown={walk}
      data-testid="outbox-list"
    >
      {props.sends.map((send) => (
        <li key={send.id}>
          <button
            type="button"
            className={cx(styles.row, send.id === props.chosen && styles.chosen)}
            aria-current={send.id === props.chosen || undefined}
            tabIndex={send.id === props.chosen ? 0 : -1}
            onClick={() => props.onChoose(send.id)}
            data-testid={`send-${send.state}`}
          >
            <Row send={send} channel={props.channels.get(send.channelId)} now={props.now} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Row({ send, channel, now }: { send: Send; channel: Channel | undefined; now: number }) {
  const t = useT('outbox');
  const format = useFormat();
  const isTest = send.origin.kind === 'test';
  return (
    <>
      <span className={styles.when}>
        <strong>{format.time(send.dueAt)}</strong>
        <span>{format.day(send.dueAt)}</span>
      </span>
      <span className={styles.what}>
        <span className={styles.name}>{send.name}</span>
        <span className={styles.preview}>{send.preview}</span>
      </span>
      <span className={styles.people}>
        {send.recipients === null ? (
          <span title={t('peopleUnknown')}>{'—'}</span>
        ) : (
          t('people', { count: send.recipients, number: format.number(send.recipients) })
        )}
        <span className={styles.channel}>
          <ChannelDot channel={channel} />
          {channel?.kind === 'rehearsal' ? t('rehearsal') : (channel?.name ?? t('channelGone'))}
        </span>
      </span>
      <span className={styles.state}>
        <span className={styles.chips}>
          {isTest && <Chip>{t('test')}</Chip>}
          <Chip tone={TONES[send.state]}>{t(`state.${send.state}`)}</Chip>
        </span>
        {send.state === 'due' && <CountdownText ms={Date.parse(send.dueAt) - now} />}
        {send.state === 'sending' && send.totals.parts > 1 && (
          <span className={styles.quiet}>
            {t('parts', { done: send.totals.accepted, total: send.totals.parts })}
          </span>
        )}
      </span>
    </>
  );
}

/** Hollow where nobody is reached, filled for a real account, as in the status bar. */
function ChannelDot({ channel }: { channel: Channel | undefined }) {
  const colour =
    channel?.kind === 'rehearsal'
      ? 'var(--t-channel-ring)'
      : (channel?.colour ?? 'var(--t-control)');
  return (
    <span
      className={styles.dot}
      style={{
        borderColor: colour,
        background: channel && channel.kind !== 'rehearsal' ? colour : 'transparent',
      }}
      aria-hidden
    />
  );
}
