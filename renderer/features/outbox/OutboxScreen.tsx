import { Pause, Play, Send as SendIcon } from 'lucide-react';
import { useState } from 'react';
import type { SendId } from '#shared/domain/ids';
import { showView } from '../../data/window-state';
import { useFormat, useSpeech, useT } from '../../i18n';
import { Button, Chip, EmptyState, Tabs } from '../../ui';
import { CountdownText } from './CountdownText';
import { countsOf, GROUPS, type Group, inOrder, nextDue } from './groups';
import styles from './Outbox.module.css';
import { SendDetail } from './SendDetail';
import { SendList } from './SendList';
import { setPaused, useChannels, useOutbox, useSeconds } from './use-outbox';

const TABS = [...GROUPS, 'all'] as const;
type Tab = Group | 'all';

/** Everything that is to leave, leaves or has left this workspace; what asks stands first. */
export function OutboxScreen() {
  const t = useT('outbox');
  const format = useFormat();
  const speech = useSpeech();
  const outbox = useOutbox();
  const channels = useChannels();
  const [wanted, setTab] = useState<Tab | null>(null);
  const [chosen, setChosen] = useState<SendId | null>(null);
  const sends = outbox.value?.sends ?? [];
  const counts = countsOf(sends);
  const next = nextDue(sends);
  const now = useSeconds(sends.some(({ state }) => state === 'due' || state === 'sending'));
  // what needs somebody is what they see first
  const tab: Tab =
    wanted ?? GROUPS.find((group) => group !== 'failed' && counts[group] > 0) ?? 'waiting';
  const shown = inOrder(sends, tab);
  const send = shown.find(({ id }) => id === chosen) ?? shown[0] ?? null;
  const paused = outbox.value?.paused ?? null;
  return (
    <main className={styles.screen} data-testid="outbox-screen">
      <header className={styles.head}>
        <h1 className={styles.title}>{t('title')}</h1>
        {paused ? (
          <Chip tone="warn" data-testid="outbox-paused">
            {t('pausedChip')}
          </Chip>
        ) : (
          next && (
            <span className={styles.quiet}>
              {t('next', { time: format.dateTime(next.dueAt) })}
              {' · '}
              <CountdownText ms={Date.parse(next.dueAt) - now} />
            </span>
          )
        )}
        <span className={styles.gap} />
        {outbox.value && (
          <Button
            variant={paused ? 'primary' : 'plain'}
            icon={
              paused ? <Play size={16} strokeWidth={1.5} /> : <Pause size={16} strokeWidth={1.5} />
            }
            onClick={() => void setPaused(!paused)}
            data-testid="outbox-pause"
          >
            {t(paused ? 'resume' : 'pause')}
          </Button>
        )}
      </header>
      {paused && (
        <p className={styles.banner} role="status">
          {t(`paused.${paused.reason}`)}
        </p>
      )}
      {outbox.status === 'failed' && (
        <p className={styles.banner} role="alert">
          {speech.error(outbox.error).text}
        </p>
      )}
      <div className={styles.tabs}>
        <Tabs<Tab>
          label={t('title')}
          items={TABS.map((id) => ({
            id,
            label: t(`group.${id}`),
            count: id === 'all' ? sends.length : counts[id],
          }))}
          value={tab}
          onChange={(id) => setTab(id)}
          panelId={(id) => `outbox-${id}`}
        />
      </div>
      <div
        id={`outbox-${tab}`}
        role="tabpanel"
        aria-label={t(`group.${tab}`)}
        className={styles.body}
      >
        {send ? (
          <>
            <SendList
              sends={shown}
              channels={channels}
              chosen={send.id}
              now={now}
              onChoose={setChosen}
            />
            <SendDetail
              key={send.id}
              send={send}
              channel={channels.get(send.channelId)}
              now={now}
            />
          </>
        ) : (
          outbox.value && (
            <EmptyState
              picture={<SendIcon size={40} strokeWidth={1} />}
              action={<Button onClick={() => showView('plan')}>{t('toPlan')}</Button>}
              data-testid="outbox-empty"
            >
              {t(`empty.${tab}`)}
            </EmptyState>
          )
        )}
      </div>
    </main>
  );
}
