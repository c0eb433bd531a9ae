import { CircleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { warningKey } from '#shared/campaign/check/check-campaign';
import type { Broadcast } from '#shared/domain/campaign/schema';
import type { DocumentId } from '#shared/domain/ids';
import type { QueuedCampaign } from '#shared/domain/outbox';
import type { Channel } from '#shared/domain/workspace';
import type { Problem } from '#shared/errors/app-error';
import { money } from '#shared/i18n/money';
import { invoke } from '../../bridge';
import { useAccountFoot } from '../../data/account-foot';
import { useChannelName } from '../../data/channel-name';
import { reportFailure } from '../../data/failures';
import { useHosting } from '../../data/hosting';
import { usePriceBook } from '../../data/price-book';
import { useStudio } from '../../data/studio';
import { useFormat, useSpeech, useT } from '../../i18n';
import {
  Button,
  Checkbox,
  Dialog,
  NumberField,
  ProgressBar,
  SegmentedControl,
  showNotice,
  TextField,
} from '../../ui';
import styles from './Campaign.module.css';
import { knownName, standBy } from './stand-by';
import type { CampaignWork } from './use-campaign';

/** At the time it was planned for, or as soon as it is confirmed. */
type When = 'planned' | 'now';

/** The last look before a send is handed over: when, to how many, for how much, and what speaks against it. */
export function ScheduleDialog(props: {
  work: CampaignWork;
  documentId: DocumentId;
  broadcast: Broadcast;
  channel: Channel;
  onClose(): void;
}) {
  const { work, documentId, broadcast, channel } = props;
  const t = useT('campaign');
  const format = useFormat();
  const speech = useSpeech();
  const studio = useStudio();
  const account = useAccountFoot(channel);
  const channelName = useChannelName();
  const book = usePriceBook();
  const [when, setWhen] = useState<When>(broadcast.at === null ? 'now' : 'planned');
  const isNow = when === 'now';
  const [found, setFound] = useState<QueuedCampaign | null>(null);
  const [stoodBy, setStoodBy] = useState<ReadonlySet<string>>(new Set());
  const [name, setName] = useState(() => knownName(work.campaign));
  const [repeated, setRepeated] = useState<number | null>(null);
  const [isRunning, setRunning] = useState(false);
  const hosting = useHosting(documentId, isRunning);
  const wish = { channelId: channel.id, documentId, broadcastIds: [broadcast.id] };

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when the dialog opens and for another time.
  useEffect(() => {
    let isStale = false;
    setFound(null);
    setRepeated(null);
    void (async () => {
      await studio.documents.flushAll();
      const answer = await invoke('outbox.queueCampaign', {
        ...wish,
        confirmations: {},
        now: isNow,
        dryRun: true,
      });
      if (isStale) return;
      if (answer.ok) return setFound(answer.value);
      reportFailure(answer.error);
      props.onClose();
    })();
    return () => {
      isStale = true;
    };
  }, [isNow]);

  const entry = found?.broadcasts.find(({ broadcastId }) => broadcastId === broadcast.id) ?? null;
  const errors = (found?.problems ?? []).filter(({ severity }) => severity === 'error');
  const warnings = (found?.problems ?? []).filter(({ severity }) => severity === 'warning');
  const isAnswered = warnings.every((problem) => stoodBy.has(warningKey(problem)));
  const isRepeated = !entry?.needsNumber || repeated === entry.recipients;
  const isNamed = warnings.length === 0 || name.trim() !== '';
  const isReady = entry !== null && errors.length === 0 && isAnswered && isNamed && isRepeated;

  const hand = async () => {
    setRunning(true);
    if (warnings.length > 0)
      work.edit('acknowledge', (draft) =>
        standBy(draft, warnings, { name, at: new Date().toISOString() }),
      );
    await studio.documents.flushAll();
    const answer = await invoke('outbox.queueCampaign', {
      ...wish,
      confirmations: entry?.needsNumber ? { [broadcast.id]: repeated } : {},
      now: isNow,
      dryRun: false,
    });
    setRunning(false);
    if (!answer.ok) return reportFailure(answer.error);
    const [send] = answer.value.broadcasts.flatMap(({ sends }) => sends);
    if (!send) return props.onClose();
    // the plan shows it when it leaves
    if (isNow)
      work.editBroadcast(broadcast.id, 'editSend', (draft) => {
        draft.at = send.dueAt;
        if (draft.state === 'draft') draft.state = 'planned';
      });
    const isLeaving = send.state === 'due' && send.undoUntil !== null;
    const { name } = broadcast;
    showNotice({
      id: 'campaign-queued',
      tone: 'good',
      message: isLeaving
        ? t('schedule.leaving', { name })
        : t('schedule.done', {
            name,
            day: format.day(send.dueAt),
            time: format.time(send.dueAt),
          }),
    });
    props.onClose();
  };
  return (
    <Dialog
      opened
      locked={isRunning}
      onClose={props.onClose}
      title={t('schedule.title', { name: broadcast.name })}
      account={account}
      data-testid="schedule-dialog"
      actions={
        <Button
          variant="primary"
          size="tall"
          busy={isRunning}
          disabled={!isReady}
          onClick={() => void hand()}
          data-testid="schedule-run"
        >
          {t(isNow ? 'schedule.runNow' : 'schedule.run', {
            channel: channelName(channel),
            number: entry?.recipients == null ? '?' : format.number(entry.recipients),
          })}
        </Button>
      }
    >
      {broadcast.at !== null && (
        <div className={styles.whenChoice}>
          <SegmentedControl<When>
            label={t('schedule.when')}
            fill
            value={when}
            options={[
              { value: 'planned', label: format.dateTime(broadcast.at) },
              { value: 'now', label: t('schedule.now') },
            ]}
            onChange={(next) => !isRunning && setWhen(next)}
            data-testid="schedule-when"
          />
        </div>
      )}
      {!found && (
        <ProgressBar label={t('schedule.asking')} value={null} text={t('schedule.asking')} />
      )}
      {entry && (
        <dl className={styles.facts}>
          <dt>{t('schedule.when')}</dt>
          <dd data-testid="schedule-leaves">
            {isNow
              ? t('schedule.nowNote')
              : entry.dueAt === null
                ? t('send.noTime')
                : format.dateTime(entry.dueAt)}
          </dd>
          <dt>{t('schedule.people')}</dt>
          <dd data-testid="schedule-people">
            {entry.recipients === null ? t('schedule.lineKnows') : format.number(entry.recipients)}
          </dd>
          <dt>{t('schedule.price')}</dt>
          <dd>
            {entry.amount === null || !book
              ? t('checks.unknown')
              : money(entry.amount, book.currency, format)}
          </dd>
        </dl>
      )}
      {hosting && <ProgressBar {...hosting} />}
      {found && !entry && <p>{t('schedule.nothing')}</p>}
      {errors.map((problem) => (
        <p key={keyOf(problem)} className={styles.finding} data-testid="schedule-error">
          <CircleAlert size={16} className={styles.bad} aria-hidden />
          {speech.problem(problem).text}
        </p>
      ))}
      {warnings.map((problem) => {
        const key = warningKey(problem);
        return (
          <Checkbox
            key={keyOf(problem)}
            alignTop
            label={`${speech.problem(problem).text} ${t('schedule.standBy')}`}
            checked={stoodBy.has(key)}
            onChange={(on) =>
              setStoodBy(new Set(on ? [...stoodBy, key] : [...stoodBy].filter((k) => k !== key)))
            }
            data-testid="schedule-warning"
          />
        );
      })}
      {warnings.length > 0 && (
        <TextField
          label={t('schedule.by')}
          note={t('schedule.byNote')}
          value={name}
          maxLength={100}
          onChange={setName}
          data-testid="schedule-by"
        />
      )}
      {entry?.needsNumber && errors.length === 0 && (
        <NumberField
          label={t('schedule.repeat', {
            number: entry.recipients === null ? '' : format.number(entry.recipients),
          })}
          value={repeated}
          min={0}
          onChange={setRepeated}
          data-testid="schedule-number"
        />
      )}
    </Dialog>
  );
}

const keyOf = (problem: Problem): string => `${problem.code} ${problem.path.join('.')}`;
