import {
  Check,
  CircleAlert,
  CircleCheck,
  LoaderCircle,
  Lock,
  Pencil,
  TriangleAlert,
  WifiOff,
} from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Channel } from '#shared/domain/workspace';
import { useNow } from '../../data/clock';
import type { DocumentModel } from '../../data/document-model';
import { useQuery } from '../../data/query';
import { togglePanel } from '../../data/settings';
import { useActiveDocument, useStudio } from '../../data/studio';
import { isOnScreen, showView, windowState } from '../../data/window-state';
import { useReadable } from '../../editor/use-readable';
import { OutboxSegment } from '../../features/outbox/OutboxSegment';
import { type Translate, useFormat, useSpeech, useT } from '../../i18n';
import { cx, Menu, noticeFloor, Tooltip } from '../../ui';
import styles from './StatusBar.module.css';
import { useWorstSaveStatus } from './use-save-status';

/** One line of truth: which channel, what the disk has, what is wrong, what is left to send. */
export function StatusBar() {
  const model = useActiveDocument()?.model;
  const view = useStore(windowState, (state) => state.view);
  const kind = model?.document.getState().kind;
  // a campaign's checks stand beside it; what stops a document from being a document is not all that stops a campaign
  const isSeen = model && kind && kind !== 'campaign' && isOnScreen(kind, view);
  return (
    <footer ref={noticeFloor} className={styles.bar} data-testid="status-bar">
      <ChannelSegment />
      <SaveSegment />
      <OfflineSegment />
      <OutboxSegment className={cx(styles.segment, styles.button)} warnClassName={styles.warn} />
      {isSeen && <ProblemsSegment model={model} />}
      <div className={styles.space} />
      <QuotaSegment />
      <ClockSegment />
    </footer>
  );
}

/** Only while there is no network: what goes on all the same, and what does not. */
function OfflineSegment() {
  const t = useT('app');
  const isOnline = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  if (isOnline) return null;
  return (
    <span className={styles.segment} title={t('status.offlineTitle')} data-testid="status-offline">
      <WifiOff size={14} strokeWidth={1.75} aria-hidden />
      {t('status.offline')}
    </span>
  );
}

function watchNetwork(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

function ChannelSegment() {
  const t = useT('app');
  const channel = useQuery('channels.selected', undefined).value;
  return (
    <button
      type="button"
      className={cx(styles.segment, styles.button, channel?.kind === 'production' && styles.filled)}
      onClick={() => showView('channel')}
      title={t('status.channelTitle')}
      data-testid="status-channel"
    >
      <ChannelMark channel={channel ?? null} />
      {channel ? channelLabel(channel, t) : t('status.noChannel')}
    </button>
  );
}

function channelLabel(channel: Channel, t: Translate): string {
  // The built-in channel is called `rehearsal` in the file; people read its word in their language.
  if (channel.kind === 'rehearsal' && channel.name === 'rehearsal') return t('channel.rehearsal');
  return t('status.channel', { name: channel.name, kind: t(`channel.${channel.kind}`) });
}

/** Hollow where nobody is reached, filled for a real account. */
function ChannelMark({ channel }: { channel: Channel | null }) {
  const colour = channel?.kind === 'production' ? 'currentcolor' : 'var(--t-channel-ring)';
  return (
    <span
      className={styles.mark}
      style={{
        borderColor: channel ? colour : 'var(--t-control)',
        background: channel && channel.kind !== 'rehearsal' ? colour : 'transparent',
      }}
      aria-hidden
    />
  );
}

function SaveSegment() {
  const t = useT('app');
  const format = useFormat();
  const speech = useSpeech();
  const studio = useStudio();
  const { status, document } = useWorstSaveStatus();
  const icon = { size: 14, strokeWidth: 1.75 } as const;
  if (status.state === 'failed' || status.state === 'conflict') {
    const spoken = speech.error(status.error);
    const reason = spoken.help ? `${spoken.text} ${spoken.help}` : spoken.text;
    const entries =
      status.state === 'conflict'
        ? [
            { id: 'why', heading: reason },
            {
              id: 'mine',
              label: t('save.keepMine'),
              onSelect: () => document && void studio.documents.resolve(document.id, 'mine'),
            },
            {
              id: 'theirs',
              label: t('save.takeTheirs'),
              onSelect: () => document && void studio.documents.resolve(document.id, 'theirs'),
            },
          ]
        : [
            { id: 'why', heading: reason },
            {
              id: 'retry',
              label: t('save.retry'),
              onSelect: () => document && void document.autosave.flush(),
            },
          ];
    return (
      <Menu
        side="top"
        width={320}
        entries={entries}
        trigger={
          <button
            type="button"
            className={cx(styles.segment, styles.button, styles.bad)}
            data-testid="save-status"
            data-state={status.state}
          >
            <CircleAlert {...icon} />
            {t(`save.${status.state}`)}
          </button>
        }
      />
    );
  }
  const parts: Record<string, { icon: ReactNode; text: string }> = {
    saving: { icon: <LoaderCircle {...icon} className={styles.turning} />, text: t('save.saving') },
    pending: { icon: <Pencil {...icon} />, text: t('save.pending') },
    readOnly: { icon: <Lock {...icon} />, text: t('save.readOnly') },
    saved: {
      icon: <Check {...icon} className={styles.good} />,
      text:
        status.state === 'saved' && status.at
          ? t('save.savedAt', { time: format.time(status.at) })
          : t('save.saved'),
    },
  };
  const part = parts[status.state];
  return (
    <div
      className={styles.segment}
      role="status"
      data-testid="save-status"
      data-state={status.state}
    >
      {part?.icon}
      {part?.text}
    </div>
  );
}

function ProblemsSegment({ model }: { model: DocumentModel }) {
  const t = useT('app');
  const problems = useReadable(model.problems, (state) => state.problems);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return (
    <button
      type="button"
      className={cx(styles.segment, styles.button)}
      onClick={() => void togglePanel('problems')}
      data-testid="status-problems"
      data-count={problems.length}
    >
      {problems.length === 0 ? (
        <CircleCheck size={14} strokeWidth={1.75} className={styles.good} />
      ) : (
        <TriangleAlert
          size={14}
          strokeWidth={1.75}
          className={errors > 0 ? styles.bad : styles.warn}
        />
      )}
      {problems.length === 0 ? t('problems.none') : t('problems.count', { count: problems.length })}
    </button>
  );
}

function QuotaSegment() {
  const t = useT('app');
  const format = useFormat();
  const speech = useSpeech();
  const channel = useQuery('channels.selected', undefined).value;
  const view = useQuery('channels.view', channel ? { id: channel.id } : null);
  if (!channel) return null;
  const quota = view.value?.quota;
  if (!quota || quota.used === null) {
    const reason = view.error ? speech.error(view.error).text : t('quota.unknown');
    return (
      <Tooltip label={reason} side="top">
        <div className={cx(styles.segment, styles.quiet)} data-testid="status-quota">
          {t('quota.label')} {'—'}
        </div>
      </Tooltip>
    );
  }
  const limit = quota.type === 'limited' ? quota.value : null;
  return (
    <div className={cx(styles.segment, styles.quiet)} data-testid="status-quota">
      {t('quota.label')}
      <span className={styles.figure}>
        {limit === null
          ? t('quota.unlimited', { used: format.number(quota.used) })
          : t('quota.of', { used: format.number(quota.used), limit: format.number(limit) })}
      </span>
      {limit !== null && (
        <span className={styles.track} aria-hidden>
          <span
            className={styles.used}
            style={{ width: `${Math.min(100, (quota.used / Math.max(1, limit)) * 100)}%` }}
          />
        </span>
      )}
    </div>
  );
}

function ClockSegment() {
  const t = useT('app');
  const format = useFormat();
  const now = useNow();
  return (
    <div className={cx(styles.segment, styles.quiet)}>
      {t('clock', { day: format.day(now), time: format.time(now) })}
    </div>
  );
}
