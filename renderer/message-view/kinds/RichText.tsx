import { Smile } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import type { Wire } from '#shared/preview/messages-of';
import { useT } from '../../i18n';
import { tapProps } from '../tap';
import styles from './kinds.module.css';
import { textParts } from './text-parts';

/** A text as a phone shows it: emoji and mentions in their places, addresses as links. */
export function RichText({ message }: { message: Wire }) {
  const t = useT('messageView');
  const parts = textParts(message);
  return parts.map((part, index) => {
    let drawn: ReactNode;
    if (part.kind === 'emoji')
      drawn = (
        <span className={styles.emoji} role="img" aria-label={t('emoji')}>
          <Smile size={16} strokeWidth={1.75} />
        </span>
      );
    else if (part.kind === 'mention')
      drawn = (
        <span className={styles.mention}>@{part.everybody ? t('everybody') : t('person')}</span>
      );
    else if (part.kind === 'link')
      drawn = (
        <span className={styles.link} {...tapProps({ action: part.action })}>
          {part.text}
        </span>
      );
    else drawn = part.text;
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text in their order
    return <Fragment key={index}>{drawn}</Fragment>;
  });
}
