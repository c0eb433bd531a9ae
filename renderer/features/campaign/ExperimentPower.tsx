import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { planOfTest } from '#shared/campaign/experiment/power';
import type { Experiment } from '#shared/domain/campaign/experiment';
import { PRICE_BOOKS } from '#shared/pricing/price-book';
import { useQuery } from '../../data/query';
import { useFormat, useT } from '../../i18n';
import styles from './Campaign.module.css';

/** How many people the question takes, and what can be seen with those there are. */
export function ExperimentPower({ test, people }: { test: Experiment; people: number | null }) {
  const t = useT('campaign');
  const format = useFormat();
  const settings = useQuery('plan.settings', undefined).value;
  const price = useMemo(() => {
    const plan = PRICE_BOOKS.find(({ market }) => market === settings?.market)?.plans.find(
      ({ id }) => id === settings?.planId,
    );
    return plan ? { plan, used: 0 } : null;
  }, [settings]);
  // the search for a number takes a moment, and typing must not wait for it
  const calm = useDeferredValue(test);
  const plan = useMemo(() => planOfTest(calm, people, price), [calm, people, price]);
  const percent = (share: number) => `${Math.round(share * 1_000) / 10}\u2009%`;
  const needed = plan.people.sequential;
  const Icon = plan.canDecide ? CircleCheck : TriangleAlert;
  return (
    <div className={styles.verdict} data-testid="test-power" data-decides={String(plan.canDecide)}>
      <p className={styles.finding}>
        <Icon size={16} className={plan.canDecide ? styles.good : styles.warn} aria-hidden />
        <strong>
          {plan.canDecide === null
            ? t('test.reachUnknown')
            : t(plan.canDecide ? 'test.canDecide' : 'test.cannotDecide')}
        </strong>
      </p>
      <dl className={styles.facts}>
        <dt>{t('test.needed')}</dt>
        <dd data-testid="test-needed">{needed === null ? '—' : format.number(needed)}</dd>
        <dt>{t('test.neededOnce')}</dt>
        <dd>{plan.people.fixed === null ? '—' : format.number(plan.people.fixed)}</dd>
        <dt>{t('test.available')}</dt>
        <dd>{plan.available === null ? '—' : format.number(plan.available)}</dd>
        <dt>{t('test.visible')}</dt>
        <dd>
          {plan.smallestLift === null
            ? '—'
            : `+${percent(plan.smallestLift)} (${percent(test.baseline)} → ${percent(test.baseline * (1 + plan.smallestLift))})`}
        </dd>
        {plan.cost !== null && (
          <>
            <dt>{t('test.cost')}</dt>
            <dd>{format.number(Math.round(plan.cost))}</dd>
          </>
        )}
      </dl>
      {plan.mayBeWithheld && <p className={styles.quiet}>{t('test.withheld')}</p>}
      <p className={styles.quiet}>{t('test.looks')}</p>
    </div>
  );
}
