import { useEffect, useState } from 'react';
import type { LiveState } from '#shared/domain/publishing';
import type { DocumentHead } from '#shared/domain/workspace';
import { useLiveState } from '../../data/live-state';
import { type Formats, type Translate, useFormat, useSpeech, useT } from '../../i18n';
import { Chip, type ChipTone } from '../../ui';

/** Rows that only fly past while someone scrolls must not ask the platform. */
export const SETTLE_MS = 250;

/** One fact about a menu: what LINE shows of it, else whether its time is still to come or over. */
export function StatusChip({ head, now }: { head: DocumentHead; now: number }) {
  const t = useT('library');
  const speech = useSpeech();
  const format = useFormat();
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, []);
  const live = useLiveState(settled && !head.archived ? head.id : null);
  const status = statusOf(head, live, now, t, format);
  const title =
    live?.state === 'unknown' ? speech.error(live.error).text : (status.title ?? undefined);
  return (
    <Chip tone={status.tone} title={title} data-testid="status-chip">
      {status.text}
    </Chip>
  );
}

function statusOf(
  head: DocumentHead,
  live: LiveState | undefined,
  now: number,
  t: Translate,
  format: Formats,
): { tone: ChipTone; text: string; title?: string } {
  if (head.isTemplate) return { tone: 'info', text: t('status.template') };
  if (head.archived) return { tone: 'neutral', text: t('status.archived') };
  const readAt =
    live && 'readAt' in live ? t('status.readAt', { time: format.time(live.readAt) }) : undefined;
  if (live?.state === 'live') return { tone: 'good', text: t('status.live'), title: readAt };
  if (live?.state === 'differs') return { tone: 'warn', text: t('status.differs'), title: readAt };
  if (live?.state === 'gone') return { tone: 'bad', text: t('status.gone'), title: readAt };
  if (live?.state === 'unknown') return { tone: 'neutral', text: t('status.unknown') };
  const { start = null, end = null } = head.displayPeriod ?? {};
  if (end !== null && Date.parse(end) <= now) return { tone: 'neutral', text: t('status.ended') };
  if (start !== null && Date.parse(start) > now)
    return { tone: 'info', text: t('status.scheduled') };
  return { tone: 'neutral', text: t('status.draft') };
}
