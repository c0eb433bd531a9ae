import { ArrowLeft } from 'lucide-react';
import type { ExperimentView } from '#shared/ipc/channels/experiments';
import { useFormat, useT } from '../../../i18n';
import { Chip, IconButton } from '../../../ui';
import { ArmTable } from './ArmTable';
import { DecisionPanel } from './DecisionPanel';
import styles from './Experiments.module.css';
import { Health } from './Health';
import { Lifts } from './Lifts';
import { judge, useLook } from './use-experiments';

/** One test: trust first, then what the arms did, then what follows from it. */
export function ExperimentPage({ view, onBack }: { view: ExperimentView; onBack(): void }) {
  const t = useT('experiment');
  const format = useFormat();
  const judged = judge(view);
  const { run, simulated } = view;
  useLook(run.id, judged.fetchedAt);
  const people = run.arms.reduce((sum, arm) => sum + arm.people, 0);
  const start =
    view.sends.map(({ sentAt }) => sentAt).find((at) => at !== null) ?? run.arms[0]?.dueAt;
  return (
    <div className={styles.page} data-testid="experiment-page">
      <div className={styles.body}>
        <header className={styles.pageHead}>
          <IconButton
            label={t('back')}
            icon={<ArrowLeft size={18} strokeWidth={1.5} />}
            onClick={onBack}
            data-testid="experiment-back"
          />
          <div>
            <h2 className={styles.title}>
              {run.test.question.trim() === '' ? run.broadcastName : run.test.question}
            </h2>
            <p className={styles.quiet}>
              {t('subtitle', {
                time: start ? format.dateTime(start) : '—',
                people: format.number(people),
                metric: t(`metric.${run.test.metric}`),
              })}
            </p>
          </div>
          {simulated && <Chip tone="info">{t('simulated')}</Chip>}
        </header>
        <Health view={view} judged={judged} />
        <ArmTable view={view} judged={judged} />
        <Lifts view={view} judged={judged} />
      </div>
      <DecisionPanel view={view} judged={judged} />
    </div>
  );
}
