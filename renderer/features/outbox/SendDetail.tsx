import { FileLock2 } from 'lucide-react';
import { useMemo } from 'react';
import type { Send } from '#shared/domain/outbox';
import type { Channel } from '#shared/domain/workspace';
import { signOf } from '#shared/i18n/money';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { useFormat, useSpeech, useT } from '../../i18n';
import chat from '../../message-view/chat.module.css';
import { chatSource } from '../../message-view/chat-source';
import { MessageView } from '../../message-view/MessageView';
import { type View, ViewContext } from '../../message-view/view-context';
import { Button, showNotice } from '../../ui';
import styles from './Outbox.module.css';
import { SendDecisions } from './SendDecisions';

/** One send in full: what LINE is given, what became of it, and what a person may decide. */
export function SendDetail(props: { send: Send; channel: Channel | undefined; now: number }) {
  const { send, channel } = props;
  const t = useT('outbox');
  const format = useFormat();
  const detail = useQuery('outbox.get', { id: send.id }).value;
  const live = useQuery('channels.view', channel ? { id: channel.id } : null).value;
  const accountName = live?.botName ?? channel?.name ?? '';
  const view = useMemo<View>(
    () => ({
      viewport: 304,
      fontScale: 0.8,
      showsAll: false,
      isLive: false,
      accountName,
      source: chatSource,
    }),
    [accountName],
  );
  const canSeal = send.state === 'draft' || send.state === 'due';
  return (
    <aside className={styles.detail} aria-label={send.name} data-testid="outbox-detail">
      <h2 className={styles.subtitle}>{send.name}</h2>
      <StateSentence send={send} now={props.now} />
      <SendDecisions send={send} channel={channel} />
      <dl className={styles.facts}>
        <dt>{t('fact.method')}</dt>
        <dd>
          {t(`method.${send.method}`)} <code className={styles.api}>{send.method}</code>
        </dd>
        <dt>{t('fact.people')}</dt>
        <dd>{send.recipients === null ? '—' : format.number(send.recipients)}</dd>
        <dt>{t('fact.cost')}</dt>
        <dd>
          {send.price
            ? t('cost', {
                amount: format.cents(send.price.amount),
                currency: signOf(send.price.currency),
              })
            : t('notPriced')}
        </dd>
        {send.totals.parts > 1 && (
          <>
            <dt>{t('fact.parts')}</dt>
            <dd>
              {t('partsInFull', {
                accepted: send.totals.accepted,
                uncertain: send.totals.uncertain,
                refused: send.totals.refused,
                untried: send.totals.untried,
              })}
            </dd>
          </>
        )}
        {'delivery' in send && send.delivery && (
          <>
            <dt>{t('fact.narrowcast')}</dt>
            <dd>
              {t('narrowcast', {
                phase: send.delivery.phase,
                success: numberOr(send.delivery.successCount, format.number),
                target: numberOr(send.delivery.targetCount, format.number),
              })}
            </dd>
          </>
        )}
        {send.requestIds.length > 0 && (
          <>
            <dt>{t('fact.requestId')}</dt>
            <dd className={styles.mono}>{send.requestIds[0]}</dd>
          </>
        )}
      </dl>
      {canSeal && (
        <Button
          icon={<FileLock2 size={16} strokeWidth={1.5} />}
          onClick={() =>
            void seal(send.id, (name) =>
              showNotice({ tone: 'good', message: t('sealed', { name }) }),
            )
          }
          data-testid="outbox-seal"
        >
          {t('seal')}
        </Button>
      )}
      <h3 className={styles.minor}>{t('messages')}</h3>
      <div className={`${styles.chat} ${chat.chat}`} data-chat-theme="light">
        <ViewContext value={view}>
          {detail?.messages.map((message, index) => (
            <MessageView
              // biome-ignore lint/suspicious/noArrayIndexKey: the messages of a send never change
              key={index}
              shown={{ message, path: ['messages', index] }}
              showsSender={index === 0}
            />
          ))}
        </ViewContext>
      </div>
    </aside>
  );
}

/** What has happened, as a sentence; for what asks, what it asks. */
function StateSentence({ send, now }: { send: Send; now: number }) {
  const t = useT('outbox');
  const format = useFormat();
  const speech = useSpeech();
  const waiting = 'waiting' in send ? send.waiting : null;
  const error = 'error' in send ? send.error : (waiting?.error ?? null);
  const facts: Record<string, string> = { due: format.dateTime(send.dueAt) };
  let key: string = send.state;
  if (send.state === 'missed' || send.state === 'unknown') key = `${send.state}.${send.reason}`;
  if (send.state === 'accepted') facts.at = format.dateTime(send.acceptedAt);
  if (send.state === 'cancelled') {
    key = send.sealed ? 'sealedAway' : 'cancelled';
    facts.at = format.dateTime(send.at);
  }
  if (send.state === 'unknown') facts.tried = format.dateTime(send.firstTriedAt);
  if (send.state === 'sending') facts.at = format.dateTime(send.startedAt);
  if (waiting) {
    key = 'waitingForLine';
    facts.seconds = format.number(
      Math.max(0, Math.round((Date.parse(waiting.nextTryAt) - now) / 1000)),
    );
  }
  return (
    <div className={styles.sentence} data-testid="outbox-sentence">
      <p>{t(`sentence.${key}`, facts)}</p>
      {error && <p className={styles.error}>{speech.error(error).text}</p>}
    </div>
  );
}

const numberOr = (value: number | null, format: (value: number) => string): string =>
  value === null ? '—' : format(value);

async function seal(id: Send['id'], onDone: (name: string) => void): Promise<void> {
  const answer = await invoke('outbox.seal', { id });
  if (!answer.ok) reportFailure(answer.error);
  else if (answer.value) onDone(answer.value.name);
}
