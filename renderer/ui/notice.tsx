import { Notifications, notifications } from '@mantine/notifications';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { useLayoutEffect } from 'react';
import { Button } from './Button';
import { cx } from './cx';
import styles from './notice.module.css';

export type NoticeTone = 'info' | 'good' | 'warn' | 'bad';

export interface Notice {
  /** Given: a second notice with the same id takes the place of the first. */
  id?: string;
  tone?: NoticeTone;
  title?: string;
  message?: string;
  /** Stays until closed; failures do by default. */
  sticky?: boolean;
  action?: { label: string; run(): void };
}

const ICONS = { info: Info, good: CircleCheck, warn: TriangleAlert, bad: CircleAlert };

/** Says something at the foot of the window without stopping the work. */
export function showNotice(notice: Notice): string {
  const tone = notice.tone ?? 'info';
  const Icon = ICONS[tone];
  const id = notice.id ?? `notice-${nextId++}`;
  const sticky = notice.sticky ?? tone === 'bad';
  const data = {
    id,
    autoClose: sticky ? (false as const) : notice.action ? 9000 : 5000,
    icon: <Icon size={18} strokeWidth={1.5} />,
    withBorder: false,
    closeButtonProps: { 'aria-label': closeWord },
    role: tone === 'bad' ? 'alert' : 'status',
    classNames: {
      root: cx(styles.root, styles[tone]),
      icon: styles.icon,
      body: styles.body,
      title: styles.title,
      description: styles.description,
      closeButton: styles.close,
    },
    title: notice.title,
    message: (
      <div className={styles.message}>
        <span>{notice.message}</span>
        {notice.action && (
          <Button
            onClick={() => {
              notice.action?.run();
              notifications.hide(id);
            }}
          >
            {notice.action.label}
          </Button>
        )}
      </div>
    ),
  };
  // `update` is silent when there is none with this id, so hide-then-show covers both.
  if (notice.id) notifications.hide(notice.id);
  notifications.show(data);
  return id;
}
let nextId = 1;

export function hideNotice(id: string): void {
  notifications.hide(id);
}

/** Notices are shown from outside of React, so the word for their cross is kept here. */
let closeWord = '';

export function NoticeHost({ close }: { close: string }) {
  useLayoutEffect(() => {
    closeWord = close;
  }, [close]);
  return (
    <Notifications
      position="bottom-center"
      limit={4}
      containerWidth={420}
      zIndex={400}
      classNames={{ root: styles.host }}
    />
  );
}
