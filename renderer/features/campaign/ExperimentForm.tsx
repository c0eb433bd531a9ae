import { FlaskConical } from 'lucide-react';
import { newExperiment } from '#shared/campaign/experiment/new-experiment';
import type { Experiment } from '#shared/domain/campaign/experiment';
import type { Broadcast } from '#shared/domain/campaign/schema';
import { useQuery } from '../../data/query';
import { showExperiment } from '../../data/window-state';
import { useT } from '../../i18n';
import { Button, Section, Switch } from '../../ui';
import styles from './Campaign.module.css';
import { ExperimentArms } from './ExperimentArms';
import { ExperimentPlan } from './ExperimentPlan';
import { ExperimentPower } from './ExperimentPower';
import { peopleOfTest } from './experiment-people';
import type { CampaignWork } from './use-campaign';

const ICON = { size: 16, strokeWidth: 1.5 } as const;
const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** A test inside of a send: what differs, who takes part, and whether so many people can decide it. */
export function ExperimentForm(props: {
  work: CampaignWork;
  broadcast: Broadcast;
  disabled: boolean;
}) {
  const { work, broadcast } = props;
  const t = useT('campaign');
  const test = broadcast.experiment;
  const started = useQuery('experiments.get', test ? { id: test.id } : null);
  const hasRun = test !== null && started.value?.run.id === test.id;
  // once it is frozen the plan is what the result will be held against
  const disabled = props.disabled || hasRun;
  const put = (next: Experiment | null) =>
    work.editBroadcast(broadcast.id, 'editTest', (draft) => {
      draft.experiment = next;
    });
  return (
    <Section title={t('test.title')} data-testid="experiment-form">
      <Switch
        label={t('test.on')}
        note={t('test.onNote')}
        checked={test !== null}
        disabled={disabled}
        onChange={(on) => put(on ? newExperiment(broadcast.target, randomBytes) : null)}
        data-testid="test-switch"
      />
      {test && (
        <>
          <ExperimentArms work={work} broadcast={broadcast} test={test} disabled={disabled} />
          <ExperimentPlan work={work} broadcast={broadcast} test={test} disabled={disabled} />
          <ExperimentPower test={test} people={peopleOfTest(broadcast, work)} />
          {hasRun && (
            <p className={styles.row}>
              <span className={styles.quiet}>{t('test.frozen')}</span>
              <Button
                icon={<FlaskConical {...ICON} />}
                onClick={() => showExperiment(test.id)}
                data-testid="test-results"
              >
                {t('test.results')}
              </Button>
            </p>
          )}
        </>
      )}
    </Section>
  );
}
