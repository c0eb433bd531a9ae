import { CircleAlert, Pause, Send as SendIcon } from 'lucide-react';
import { showView } from '../../data/window-state';
import { useFormat, useT } from '../../i18n';
import { countsOf, nextDue } from './groups';
import { useOutbox } from './use-outbox';

/** The outbox in the window's foot: what asks, what leaves, what leaves next. Nothing while it is empty. */
export function OutboxSegment(props: {
  className: string | undefined;
  warnClassName: string | undefined;
}) {
  const t = useT('outbox');
  const format = useFormat();
  const { value } = useOutbox();
  if (!value) return null;
  const counts = countsOf(value.sends);
  const next = nextDue(value.sends);
  const icon = { size: 14, strokeWidth: 1.75 } as const;
  const part =
    counts.asks > 0
      ? {
          icon: <CircleAlert {...icon} className={props.warnClassName} />,
          text: t('status.asks', { count: counts.asks }),
          state: 'asks',
        }
      : value.paused && counts.waiting > 0
        ? { icon: <Pause {...icon} />, text: t('status.paused'), state: 'paused' }
        : counts.sending > 0
          ? {
              icon: <SendIcon {...icon} />,
              text: t('status.sending', { count: counts.sending }),
              state: 'sending',
            }
          : next
            ? {
                icon: <SendIcon {...icon} />,
                text: t('status.next', {
                  time: `${format.shortDate(next.dueAt)} ${format.time(next.dueAt)}`,
                }),
                state: 'next',
              }
            : null;
  if (!part) return null;
  return (
    <button
      type="button"
      className={props.className}
      onClick={() => showView('outbox')}
      title={t('status.title')}
      data-testid="status-outbox"
      data-state={part.state}
    >
      {part.icon}
      {part.text}
    </button>
  );
}
