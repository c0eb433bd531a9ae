import { Check, LoaderCircle, Undo2, X } from 'lucide-react';
import type { PublishRun } from '#shared/domain/publishing';
import { useFormat, useSpeech, useT } from '../../i18n';
import { cx, ProgressBar, Section } from '../../ui';
import styles from './Publish.module.css';
import type { Publish } from './use-publish';

interface Shown {
  index: number;
  code: string;
  details: Record<string, unknown>;
  visible: boolean;
  state: PublishRun['steps'][number]['state'];
}

/** Steps that change what followers see; the same set as the plan's own. */
const VISIBLE = new Set(['updateAlias', 'setDefault', 'clearDefault', 'linkUsers', 'unlinkUsers']);

/** A run that is going on or did not end well stays on screen with its states; else what the plan will do. */
function stepsOf({ plan, run, isRunning }: Publish): Shown[] {
  if (run && (isRunning || run.state !== 'done') && run.steps.length > 0)
    return run.steps.map((step) => ({ ...step, visible: VISIBLE.has(step.code) }));
  return plan?.steps.map((step, index) => ({ ...step, index, state: 'pending' as const })) ?? [];
}

/** The order of a publish as followers live through it; the filled ones change what they see. */
export function StepList({ publish }: { publish: Publish }) {
  const t = useT('publish');
  const format = useFormat();
  const speech = useSpeech();
  const steps = stepsOf(publish);
  const done = steps.filter((step) => step.state === 'done' || step.state === 'undone').length;
  return (
    <Section>
      <p className={styles.note}>{t('stepsNote')}</p>
      {publish.isRunning && steps.length > 0 && (
        <ProgressBar
          value={done / steps.length}
          label={t('progress', { done: format.number(done), all: format.number(steps.length) })}
        />
      )}
      {steps.length === 0 && publish.plan && <p className={styles.note}>{t('noSteps')}</p>}
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li
            key={step.index}
            className={styles.step}
            data-state={step.state}
            data-testid="publish-step"
          >
            <span className={cx(styles.number, step.visible && styles.visible)}>
              <StepMark step={step} />
            </span>
            <span className={styles.stepWords}>
              {speech.said({ ...step, code: `plan.step.${step.code}` })}
              <span className={styles.stepNote}>{t(`stepNote.${step.code}`)}</span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function StepMark({ step }: { step: Shown }) {
  const t = useT('publish');
  if (step.state === 'done') return <Check size={14} aria-label={t('state.done')} />;
  if (step.state === 'failed') return <X size={14} aria-label={t('state.failed')} />;
  if (step.state === 'undone') return <Undo2 size={14} aria-label={t('state.undone')} />;
  if (step.state === 'running')
    return <LoaderCircle size={14} className={styles.spin} aria-label={t('state.running')} />;
  return step.index + 1;
}
