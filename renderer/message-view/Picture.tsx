import { Image, Play } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import { cx } from '../ui/cx';
import { filmSource } from './chat-source';
import styles from './Picture.module.css';
import { useView } from './view-context';

/**
 * A picture of a message, in exactly the room LINE would give it. One that lies on somebody's server is never
 * fetched: a quiet field of the same shape stands for it, and for one that cannot be read.
 */
export function Picture(props: {
  url: string;
  fit: 'cover' | 'contain';
  className?: string | undefined;
  style: CSSProperties;
  path: string;
  kind: string;
  /** Address of the film whose first picture this is. */
  film?: string;
}) {
  const view = useView();
  const source = view.source(props.url);
  const film = props.film === undefined ? null : filmSource(props.film);
  const [broken, setBroken] = useState<string | null>(null);
  const isShown = source !== null && source !== broken;
  return (
    <div
      className={cx(styles.picture, !isShown && styles.absent, props.className)}
      style={props.style}
      data-path={props.path}
      data-kind={props.kind}
    >
      {isShown ? (
        <img
          className={styles.image}
          style={{ objectFit: props.fit }}
          src={source}
          alt=""
          draggable={false}
          onError={() => setBroken(source)}
        />
      ) : (
        props.kind !== 'icon' && <Image className={styles.mark} strokeWidth={1.5} aria-hidden />
      )}
      {film !== null && view.isLive ? (
        <video
          className={styles.image}
          style={{ objectFit: props.fit }}
          src={film}
          autoPlay
          muted
          loop
          playsInline
        />
      ) : (
        props.film !== undefined && (
          <span className={styles.play} aria-hidden>
            <Play size={22} fill="currentColor" strokeWidth={0} />
          </span>
        )
      )}
    </div>
  );
}
