import { useQuery } from '../../data/query';
import { useT } from '../../i18n';
import { ProgressBar } from '../../ui';
import styles from './Preparing.module.css';

/** Once, before the sample is there: what is being made, and how far it is. */
export function Preparing() {
  const t = useT('app');
  const preparing = useQuery('app.preparing', undefined).value;
  if (!preparing) return null;
  return (
    <div className={styles.veil} data-testid="preparing">
      <section className={styles.card} aria-labelledby="preparing-title">
        <h2 id="preparing-title" className={styles.title}>
          {t('preparing.title')}
        </h2>
        <p className={styles.text}>{t('preparing.text')}</p>
        <ProgressBar label={t('preparing.title')} value={preparing.share} />
      </section>
    </div>
  );
}
