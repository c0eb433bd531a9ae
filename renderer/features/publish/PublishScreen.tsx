import { RotateCcw } from 'lucide-react';
import type { DocumentId } from '#shared/domain/ids';
import { useQuery } from '../../data/query';
import { useFormat, useSpeech, useT } from '../../i18n';
import { Button, WorkbenchBody, WorkbenchFoot, WorkbenchSide } from '../../ui';
import { ConfirmBar } from './ConfirmBar';
import { PlanRow } from './PlanRow';
import styles from './Publish.module.css';
import { RunList } from './RunList';
import { StepList } from './StepList';
import { usePublish } from './use-publish';

/** What a publish would do, in pictures and words; then the run, step by step; then the way back. */
export function PublishScreen(props: { documentIds: readonly DocumentId[] }) {
  const t = useT('publish');
  const format = useFormat();
  const speech = useSpeech();
  const channel = useQuery('channels.selected', undefined).value ?? null;
  const publish = usePublish(channel?.id ?? null, props.documentIds);
  const { plan, run } = publish;

  if (!channel) {
    return (
      <WorkbenchBody data-testid="publish-screen">
        <p className={styles.message}>{t('noChannel')}</p>
      </WorkbenchBody>
    );
  }
  const count = (op: string) =>
    plan?.operations.filter((o) => o.op === op && o.resource === 'richMenu').length ?? 0;
  const drifted = plan?.operations.filter((o) => o.drift !== null) ?? [];
  const rows = plan?.operations.filter((o) => o.resource === 'richMenu' || o.drift !== null) ?? [];
  const errors = plan?.problems.filter((p) => p.severity === 'error') ?? [];
  return (
    <>
      <WorkbenchBody scroll data-testid="publish-screen">
        <header className={styles.head}>
          <div>
            <h1 className={styles.title}>{t('title')}</h1>
            <p className={styles.quiet}>
              {plan ? t('comparedAt', { time: format.time(plan.readAt) }) : t('reading')}
            </p>
          </div>
          <Button
            icon={<RotateCcw size={16} strokeWidth={1.5} />}
            busy={publish.isPlanning}
            onClick={() => void publish.replan()}
            data-testid="replan"
          >
            {t('readAgain')}
          </Button>
          <span className={styles.gap} />
          {(['create', 'replace', 'unchanged'] as const).map((op) => (
            <span key={op} className={styles.figure}>
              <strong>{count(op)}</strong>
              {t(`op.${op}`)}
            </span>
          ))}
          <span className={styles.figure} data-tone={drifted.length > 0 ? 'warn' : undefined}>
            <strong>{drifted.length}</strong>
            {t('drift')}
          </span>
        </header>
        {publish.error && (
          <p role="alert" className={styles.failed} data-testid="publish-error">
            {speech.error(publish.error).text}
          </p>
        )}
        {errors.length > 0 && (
          <ul className={styles.problems} aria-label={t('problems')}>
            {errors.map((problem) => (
              <li key={`${problem.code}${problem.path.join('.')}`} className={styles.failed}>
                {speech.problem(problem).text}
              </li>
            ))}
          </ul>
        )}
        {rows.map((operation) => (
          <PlanRow
            key={`${operation.resource} ${operation.id}`}
            operation={operation}
            choice={publish.choices[operation.id]}
            onChoose={(choice) => publish.choose(operation.id, choice)}
          />
        ))}
        {plan && rows.length === 0 && <p className={styles.message}>{t('nothing')}</p>}
        <RunList channelId={channel.id} publish={publish} />
      </WorkbenchBody>
      <WorkbenchSide label={t('steps')} width={336}>
        <StepList plan={plan} run={run} />
      </WorkbenchSide>
      <WorkbenchFoot>
        <ConfirmBar channel={channel} publish={publish} isBlocked={errors.length > 0} />
      </WorkbenchFoot>
    </>
  );
}
