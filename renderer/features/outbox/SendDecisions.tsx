import { useState } from 'react';
import { lineMonthOf } from '#shared/campaign/bill';
import { BIG_SEND, type Send } from '#shared/domain/outbox';
import type { Channel } from '#shared/domain/workspace';
import { signOf } from '#shared/i18n/money';
import { useAccountFoot } from '../../data/account-foot';
import { useChannelName } from '../../data/channel-name';
import { now } from '../../data/clock';
import { useFormat, useT } from '../../i18n';
import { Button, cx, Dialog, TextField } from '../../ui';
import { isOtherMonth, type Verb, verbsOf } from './groups';
import styles from './Outbox.module.css';
import { RescheduleDialog } from './RescheduleDialog';
import { decide, isBig } from './use-outbox';

/** Decisions that cannot be taken back, or that people may feel twice, say what will happen first. */
const ASKS_FIRST = ['sendNow', 'markSent', 'resend', 'cancel'] as const;
type Asking = (typeof ASKS_FIRST)[number];
const asks = (verb: Verb): verb is Asking => (ASKS_FIRST as readonly Verb[]).includes(verb);

/** What may be decided about a send, each a button; the serious ones ask with a sentence. */
export function SendDecisions({ send, channel }: { send: Send; channel: Channel | undefined }) {
  const t = useT('outbox');
  const [asked, setAsked] = useState<Asking | 'reschedule' | null>(null);
  const verbs = verbsOf(send);
  const choose = (verb: Verb) => {
    if (verb === 'reschedule' || asks(verb)) setAsked(verb);
    else void decide(send.id, { kind: verb });
  };
  if (verbs.length === 0) return null;
  return (
    <div className={styles.verbs} data-testid="outbox-verbs">
      {verbs.map((verb, index) => (
        <Button
          key={verb}
          variant={
            verb === 'cancel' ? 'ghost' : index === 0 && send.state !== 'due' ? 'primary' : 'plain'
          }
          onClick={() => choose(verb)}
          data-testid={`outbox-${verb}`}
        >
          {t(`verb.${verb}`)}
        </Button>
      ))}
      {asked === 'reschedule' && (
        <RescheduleDialog send={send} channel={channel} onClose={() => setAsked(null)} />
      )}
      {asked !== null && asked !== 'reschedule' && (
        <AskDialog verb={asked} send={send} channel={channel} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

function AskDialog(props: {
  verb: Asking;
  send: Send;
  channel: Channel | undefined;
  onClose(): void;
}) {
  const { verb, send, channel } = props;
  const t = useT('outbox');
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const foot = useAccountFoot(channel);
  const channelName = useChannelName();
  /** These let messages leave; the others touch no account. */
  const lets = verb === 'sendNow' || verb === 'resend';
  const needsNumber =
    verb === 'sendNow' && send.state === 'draft' && isBig(send, channel, BIG_SEND);
  const wanted = send.recipients === null ? '' : String(send.recipients);
  const isRepeated = !needsNumber || typed.replace(/[^\d]/g, '') === wanted;
  const people =
    send.recipients === null
      ? t('somePeople')
      : t('people', { count: send.recipients, number: format.number(send.recipients) });
  const act = async () => {
    const confirmation = needsNumber ? { recipients: send.recipients } : null;
    if (await decide(send.id, { kind: verb }, confirmation)) props.onClose();
  };
  return (
    <Dialog
      opened
      width={440}
      title={t(`ask.${verb}.title`, { name: send.name })}
      onClose={props.onClose}
      account={lets ? foot : undefined}
      data-testid="outbox-ask"
      actions={
        <>
          <Button size="tall" onClick={props.onClose}>
            {t('back')}
          </Button>
          <Button
            size="tall"
            variant={verb === 'cancel' || verb === 'resend' ? 'danger' : 'primary'}
            disabled={!isRepeated}
            onClick={() => void act()}
            data-testid="outbox-ask-yes"
          >
            {t(`ask.${verb}.yes`, { people })}
          </Button>
        </>
      }
    >
      <p>{t(`ask.${verb}.text`, { people, channel: channelName(channel) })}</p>
      {lets && (
        <dl className={cx(styles.facts, styles.asked)}>
          <dt>{t('fact.cost')}</dt>
          <dd data-testid="outbox-ask-cost">
            {send.price
              ? t('cost', {
                  amount: format.cents(send.price.amount),
                  currency: signOf(send.price.currency),
                })
              : t('notPriced')}
          </dd>
        </dl>
      )}
      {lets && send.price && isOtherMonth(send, now()) && (
        <p className={styles.quiet} data-testid="outbox-ask-month">
          {t('otherMonth', { month: Number(lineMonthOf(new Date(now())).slice(4)) })}
        </p>
      )}
      {needsNumber && (
        <TextField
          tall
          label={t('repeatNumber', {
            number: wanted === '' ? '—' : format.number(send.recipients ?? 0),
          })}
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
          data-testid="outbox-number"
        />
      )}
    </Dialog>
  );
}
