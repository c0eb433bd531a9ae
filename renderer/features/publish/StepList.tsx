import { Check, LoaderCircle, X } from 'lucide-react';
import type { PublishPlan, PublishRun } from '#shared/domain/publishing';
import { useT } from '../../i18n';
import { cx, Panel, Section } from '../../ui';
import styles from './Publish.module.css';

/** The order of a publish as followers live through it; the filled ones change what they see. */
export function StepList(props: { plan: PublishPlan | null; run: PublishRun | null }) {
  const t = useT('publish');
  const { plan, run } = props;
  const visible = new Set(plan?.steps.filter((step) => step.visible).map((step) => step.code));
  const steps =
    run && run.state !== 'done'
      ? run.steps.map((step) => ({ ...step, visible: visible.has(step.code) }))
      : (plan?.steps.map((step, index) => ({ ...step, index, state: 'pending' as const })) ?? []);
  return (
    <Panel title={t('steps')} grow>
      <Section>
        <p className={styles.note}>{t('stepsNote')}</p>
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step.index} className={styles.step} data-state={step.state}>
              <span className={cx(styles.number, step.visible && styles.visible)}>
                {step.state === 'done' ? (
                  <Check size={14} aria-label={t('state.done')} />
                ) : step.state === 'running' ? (
                  <LoaderCircle size={14} className={styles.spin} aria-label={t('state.running')} />
                ) : step.state === 'failed' ? (
                  <X size={14} aria-label={t('state.failed')} />
                ) : (
                  step.index + 1
                )}
              </span>
              <span>{t(`step.${step.code}`, step.details)}</span>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t('undoTitle')}>
        <p className={styles.note}>{t('undoNote')}</p>
      </Section>
    </Panel>
  );
}
