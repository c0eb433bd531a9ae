import { Play } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import { cx } from '../ui/cx';
import { filmSource } from './chat-source';
import styles from './Picture.module.css';
import { useView } from './view-context';

/** Lucide's `image` as one path, made once: a carousel draws it a dozen times. */
const MARK = (
  <svg
    className={styles.mark}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth={1.5}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d="M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2ZM9 7a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM21 15l-3.1-3.1a2 2 0 0 0-2.8 0L6 21" />
  </svg>
);

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
        props.kind !== 'icon' && MARK
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
