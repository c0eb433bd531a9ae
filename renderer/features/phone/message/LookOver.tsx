import { CircleCheck, Eye, TriangleAlert } from 'lucide-react';
import { useDeferredValue } from 'react';
import { useFormat, useT } from '../../../i18n';
import type { LookedOver } from './look-over';
import styles from './MessagePanel.module.css';

const NOTHING_YET: LookedOver = { impressions: [], remarks: [] };

/** Under the phone: what a follower sees at first, and what they would stumble over. */
export function LookOver(props: { found: LookedOver; onPick(path: string): void }) {
  const t = useT('phone');
  const format = useFormat();
  // the phone is drawn first: what there is to say about it may come a moment later
  const { impressions, remarks } = useDeferredValue(props.found, NOTHING_YET);
  if (impressions.length === 0) return null;
  const first = impressions.filter(({ atFirstGlance }) => atFirstGlance);
  return (
    <section className={styles.looked} aria-label={t('looked.title')} data-testid="look-over">
      <p className={styles.glance} data-testid="first-glance">
        <Eye size={14} strokeWidth={1.75} aria-hidden />
        {first.length === impressions.length
          ? t('looked.all')
          : first.length === 0
            ? t('looked.none')
            : t('looked.some', { list: format.list(first.map(({ index }) => String(index + 1))) })}
      </p>
      {remarks.length === 0 ? (
        <p className={styles.glance}>
          <CircleCheck size={14} strokeWidth={1.75} className={styles.good} aria-hidden />
          {t('looked.fine')}
        </p>
      ) : (
        <ul className={styles.remarks}>
          {remarks.map((remark) => (
            <li
              key={`${remark.code} ${remark.path}`}
              data-testid="look-remark"
              data-code={remark.code}
            >
              <button type="button" onClick={() => props.onPick(remark.path)}>
                <TriangleAlert size={14} strokeWidth={1.75} className={styles.warn} aria-hidden />
                <span>
                  {t(`looked.${remark.code}`, { number: remark.index + 1, ...remark.values })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
