import { Camera, Images, MapPin } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Wire, wireOf, wireText } from '#shared/preview/messages-of';
import { cx } from '../ui/cx';
import styles from './QuickReplies.module.css';
import { tapProps } from './tap';
import { useView } from './view-context';

/** LINE draws a sign of its own for these when the reply brings none. */
const SIGNS: Readonly<Record<string, ReactNode>> = {
  camera: <Camera size={16} strokeWidth={1.75} />,
  cameraRoll: <Images size={16} strokeWidth={1.75} />,
  location: <MapPin size={16} strokeWidth={1.75} />,
};

/** The row of buttons over the keyboard, of the last message only. */
export function QuickReplies({ items }: { items: readonly Wire[] }) {
  const view = useView();
  if (items.length === 0) return null;
  return (
    <div className={cx(styles.row, view.showsAll && styles.all)} data-quick-replies>
      {items.map((item, index) => {
        const action = wireOf(item.action);
        const icon = view.source(wireText(item.imageUrl));
        const sign = SIGNS[wireText(action.type)];
        const hasOwn = wireText(item.imageUrl) !== '';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a reply has no identity but its place
          <span key={index} className={styles.reply} {...tapProps({ action })}>
            {icon !== null ? (
              <img src={icon} alt="" />
            ) : hasOwn ? (
              <span className={styles.noIcon} aria-hidden />
            ) : (
              sign
            )}
            {wireText(action.label)}
          </span>
        );
      })}
    </div>
  );
}
