import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react';
import type { ExperimentView } from '#shared/ipc/channels/experiments';
import { useFormat, useT } from '../../../i18n';
import styles from './Experiments.module.css';
import type { Judged } from './use-experiments';

const ICON = { good: CircleCheck, bad: CircleAlert, open: CircleHelp } as const;
type Tone = keyof typeof ICON;

/** First of all: can these figures be trusted. */
export function Health({ view, judged }: { view: ExperimentView; judged: Judged }) {
  const t = useT('experiment');
  const format = useFormat();
  const { evaluation, fetchedAt } = judged;
  const toneOf = (ok: boolean | null): Tone => (ok === null ? 'open' : ok ? 'good' : 'bad');
  const items: { id: string; tone: Tone; says: string; detail: string }[] = [
    ...evaluation.trust.map(({ check, ok, p }) => {
      const tone = toneOf(ok);
      return {
        id: check,
        tone,
        says: t(`trust.${check}.${tone}`),
        detail:
          check === 'ratio' && p !== null
            ? t('trust.ratio.p', { p: p < 0.001 ? '<0.001' : p.toFixed(2) })
            : t(`trust.${check}.detail`),
      };
    }),
    {
      id: 'age',
      tone: fetchedAt === null ? 'open' : 'good',
      says: fetchedAt === null ? t('trust.age.open') : format.dateTime(fetchedAt),
      detail: t('trust.age.detail'),
    },
  ];
  const wrong = items.filter(({ tone }) => tone === 'bad').length;
  return (
    <section className={styles.block} aria-labelledby="experiment-health">
      <h2 className={styles.subtitle} id="experiment-health">
        {t('health')}
        <span className={styles.beside}>
          {wrong > 0 ? t('healthWrong', { count: wrong }) : t('healthFine')}
        </span>
      </h2>
      <ul className={styles.health} data-testid="experiment-health">
        {items.map(({ id, tone, says, detail }) => {
          const Icon = ICON[tone];
          return (
            <li key={id} data-check={id} data-tone={tone}>
              <Icon size={16} strokeWidth={1.5} className={styles[tone]} aria-hidden />
              <span className={styles.healthName}>{t(`trust.${id}.name`)}</span>
              <strong>{says}</strong>
              <span className={styles.quiet}>{detail}</span>
            </li>
          );
        })}
      </ul>
      {view.planUntouched === false && <p className={styles.quiet}>{t('planChanged')}</p>}
    </section>
  );
}
