import { useEffect, useState } from 'react';
import type { PayloadOf } from '#shared/ipc/contract';
import { invoke, on } from '../bridge';
import { useT } from '../i18n';

/**
 * While a send waits for its pictures and films to lie where LINE fetches them: how many of how many, for a
 * progress bar, and a way out that sends nothing. Null for messages that have none.
 */
export function useHosting(usedBy: string, isWaiting: boolean) {
  const t = useT('hosting');
  const [progress, setProgress] = useState<PayloadOf<'media.progress'> | null>(null);
  useEffect(() => {
    setProgress(null);
    if (!isWaiting) return;
    return on('media.progress', (found) => {
      if (found.usedBy === usedBy) setProgress(found);
    });
  }, [usedBy, isWaiting]);
  if (progress === null || progress.total === 0) return null;
  const { step, done, total } = progress;
  return {
    label: t('progress.label'),
    value: done / total,
    text: t(`progress.${step}`),
    detail: t('progress.count', { done, total }),
    onCancel: () => void invoke('media.stop', { usedBy }),
  };
}
