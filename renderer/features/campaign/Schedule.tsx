import { CalendarCheck, FlaskConical, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { slotParts } from '#shared/campaign/outgoing';
import type { Broadcast } from '#shared/domain/campaign/schema';
import type { DocumentId } from '#shared/domain/ids';
import type { Send } from '#shared/domain/outbox';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { showView } from '../../data/window-state';
import { useT } from '../../i18n';
import { Button, Chip, type ChipTone } from '../../ui';
import styles from './Campaign.module.css';
import { ScheduleDialog } from './ScheduleDialog';
import { StartTestDialog } from './StartTestDialog';
import type { CampaignWork } from './use-campaign';

const TONES: Readonly<Record<Send['state'], ChipTone>> = {
  draft: 'neutral',
  due: 'info',
  sending: 'info',
  accepted: 'good',
  partly: 'bad',
  unknown: 'warn',
  failed: 'bad',
  missed: 'warn',
  cancelled: 'neutral',
};

/** What the outbox has of a send; those that somebody took back are as if they had never been. */
export function useQueued(documentId: DocumentId, broadcastId: string): Send[] {
  const sends = useQuery('outbox.state', undefined).value?.sends ?? [];
  return sends.filter(
    ({ origin, state }) =>
      state !== 'cancelled' &&
      origin.documentId === documentId &&
      origin.itemId !== null &&
      slotParts(origin.itemId).broadcastId === broadcastId,
  );
}

/** Hands a send to the outbox, says how it stands there, and takes it back. */
export function Schedule(props: {
  work: CampaignWork;
  documentId: DocumentId;
  broadcast: Broadcast;
}) {
  const { work, documentId, broadcast } = props;
  const t = useT('campaign');
  const channel = useQuery('channels.selected', undefined).value ?? null;
  const queued = useQueued(documentId, broadcast.id);
  const [isOpen, setOpen] = useState(false);
  const [isRunning, setRunning] = useState(false);
  // a test is frozen as a whole, and its versions leave one after the other
  const isTest = broadcast.experiment !== null;
  if (queued.length > 0) {
    const canTakeBack = queued.some(({ state }) => state === 'due' || state === 'draft');
    return (
      <div className={styles.row} data-testid="send-status">
        {queued.map((send) => (
          <Chip key={send.id} tone={TONES[send.state]}>
            {t(`outbox.${send.state}`)}
          </Chip>
        ))}
        {canTakeBack && (
          <Button
            icon={<Undo2 size={16} strokeWidth={1.5} />}
            busy={isRunning}
            onClick={() => {
              setRunning(true);
              const [first] = queued;
              if (!first) return;
              void invoke('outbox.withdrawCampaign', {
                channelId: first.channelId,
                documentId,
                broadcastIds: [broadcast.id],
              }).then((answer) => {
                setRunning(false);
                if (!answer.ok) reportFailure(answer.error);
              });
            }}
            data-testid="take-back"
          >
            {t('schedule.takeBack')}
          </Button>
        )}
      </div>
    );
  }
  if (broadcast.state === 'sent' || broadcast.state === 'cancelled' || work.readOnly) return null;
  return (
    <div className={styles.row}>
      {channel ? (
        <Button
          icon={
            isTest ? (
              <FlaskConical size={16} strokeWidth={1.5} />
            ) : (
              <CalendarCheck size={16} strokeWidth={1.5} />
            )
          }
          disabled={isTest && broadcast.at === null}
          onClick={() => setOpen(true)}
          data-testid={isTest ? 'start-test' : 'schedule'}
        >
          {t(isTest ? 'startTest.button' : 'schedule.button')}
        </Button>
      ) : (
        <>
          <span className={styles.quiet}>{t('schedule.noChannel')}</span>
          <Button onClick={() => showView('channel')}>{t('schedule.choose')}</Button>
        </>
      )}
      {broadcast.at === null && (
        <span className={styles.quiet}>
          {t(isTest ? 'schedule.needsTime' : 'schedule.onlyNow')}
        </span>
      )}
      {isOpen && channel && isTest && (
        <StartTestDialog
          documentId={documentId}
          broadcast={broadcast}
          channel={channel}
          onClose={() => setOpen(false)}
        />
      )}
      {isOpen && channel && !isTest && (
        <ScheduleDialog
          work={work}
          documentId={documentId}
          broadcast={broadcast}
          channel={channel}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
