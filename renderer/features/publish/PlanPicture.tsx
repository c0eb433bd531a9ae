import { useState } from 'react';
import type { Sha256 } from '#shared/domain/ids';
import type { PlanOperation } from '#shared/domain/publishing';
import { defaultAssetUrl } from '../../editor/paint';
import { cx } from '../../ui';
import styles from './Publish.module.css';

/** A menu as it is live, or as it will be; changed areas are framed. */
export function PlanPicture(props: {
  hash: Sha256 | null;
  caption: string;
  missing: string;
  /** Areas that differ, in pixels of the picture. */
  frames?: PlanOperation['changedAreas'];
}) {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const frames = props.frames ?? [];
  return (
    <figure className={styles.figureBox}>
      {props.hash ? (
        <span className={styles.framed}>
          <img
            src={defaultAssetUrl(props.hash)}
            alt=""
            className={styles.picture}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setSize({ width: naturalWidth, height: naturalHeight })
            }
          />
          {size && frames.length > 0 && (
            <svg
              viewBox={`0 0 ${size.width} ${size.height}`}
              className={styles.frames}
              aria-hidden
              data-testid="changed-areas"
            >
              {frames.map((frame) => (
                <rect key={`${frame.x} ${frame.y}`} {...frame} />
              ))}
            </svg>
          )}
        </span>
      ) : (
        <span className={cx(styles.picture, styles.nothing)}>{props.missing}</span>
      )}
      {props.caption !== '' && <figcaption className={styles.quiet}>{props.caption}</figcaption>}
    </figure>
  );
}
