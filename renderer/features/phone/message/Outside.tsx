import type { PreviewMessage } from '#shared/preview/messages-of';
import { wireOf, wireText } from '#shared/preview/messages-of';
import { useFormat, useT } from '../../../i18n';
import { textParts } from '../../../message-view/kinds/text-parts';
import styles from './Outside.module.css';

interface Props {
  messages: readonly PreviewMessage[];
  accountName: string;
}

/** What a follower reads before opening the chat: the notification of each message and the line in the list. */
export function Outside({ messages, accountName }: Props) {
  const t = useT('phone');
  const format = useFormat();
  const now = format.time(new Date());
  const say = useOutsideText(accountName);
  const initial = [...accountName][0] ?? '';
  const last = messages.at(-1);
  return (
    <div className={styles.outside} data-testid="phone-outside">
      <h3 className={styles.heading}>{t('outside.notification')}</h3>
      {messages.map((shown) => (
        <div key={shown.path.join('/')} className={styles.notification} data-testid="notification">
          <span className={styles.line} aria-hidden>
            LINE
          </span>
          <div className={styles.words}>
            <strong>{accountName}</strong>
            <span className={styles.two}>{say(shown)}</span>
          </div>
          <time className={styles.time}>{now}</time>
        </div>
      ))}
      <h3 className={styles.heading}>{t('outside.list')}</h3>
      <div className={styles.row} data-testid="chat-list-row">
        <span className={styles.avatar} aria-hidden>
          {initial}
        </span>
        <div className={styles.words}>
          <strong>{accountName}</strong>
          <span className={styles.two}>{last ? say(last) : ''}</span>
        </div>
        <div className={styles.side}>
          <time className={styles.time}>{now}</time>
          {messages.length > 0 && <span className={styles.count}>{messages.length}</span>}
        </div>
      </div>
    </div>
  );
}

/** A message in one line: its own words, the alternative text, or what LINE says of its kind. */
function useOutsideText(accountName: string): (shown: PreviewMessage) => string {
  const t = useT('phone');
  return ({ message }) => {
    const type = wireText(message.type);
    if (type === 'text' || type === 'textV2')
      return textParts(message)
        .map((part) => ('text' in part ? part.text : part.kind === 'emoji' ? '☺' : '@'))
        .join('')
        .replace(/\s+/g, ' ');
    const altText = wireText(message.altText);
    if (altText !== '') return altText;
    const name = wireText(wireOf(message.sender).name) || accountName;
    const known = ['image', 'video', 'audio', 'location', 'sticker', 'coupon'].includes(type);
    return known ? t(`outside.${type}`, { name }) : t('outside.noAltText');
  };
}
