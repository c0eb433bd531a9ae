import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { DocumentId } from '#shared/domain/ids';
import type { Channel } from '#shared/domain/workspace';
import type { Problem } from '#shared/errors/app-error';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { useFormat, useSpeech, useT } from '../../i18n';
import {
  Button,
  Panel,
  Section,
  Tabs,
  WorkbenchBody,
  WorkbenchFoot,
  WorkbenchSide,
} from '../../ui';
import { AccountWish } from './AccountWish';
import { ApprovalSection } from './ApprovalSection';
import { ConfirmBar } from './ConfirmBar';
import { PlanProblems } from './PlanProblems';
import { PlanView } from './PlanView';
import styles from './Publish.module.css';
import { countPlan } from './plan-groups';
import { RunList } from './RunList';
import { StepList } from './StepList';
import { Timeline } from './Timeline';
import { type Publish, usePublish } from './use-publish';

type Tab = 'plan' | 'timeline';
const panelId = (tab: Tab) => `publish-${tab}`;

/** What a publish would do, in pictures and words; then the run, step by step; then the way back. */
export function PublishScreen(props: { documentIds: readonly DocumentId[] }) {
  const t = useT('publish');
  const channel = useQuery('channels.selected', undefined).value ?? null;
  const publish = usePublish(channel?.id ?? null, props.documentIds);
  const [tab, setTab] = useState<Tab>('plan');

  if (!channel) {
    return (
      <WorkbenchBody data-testid="publish-screen">
        <p className={styles.message}>{t('noChannel')}</p>
      </WorkbenchBody>
    );
  }
  const errors = publish.plan?.problems.filter(({ severity }) => severity === 'error') ?? [];
  return (
    <>
      <WorkbenchBody scroll data-testid="publish-screen">
        <PlanHead publish={publish} />
        <div className={styles.tabs}>
          <Tabs<Tab>
            label={t('title')}
            value={tab}
            onChange={setTab}
            panelId={panelId}
            items={[
              { id: 'plan', label: t('planTab') },
              { id: 'timeline', label: t('timeline') },
            ]}
          />
          <AccountWish channel={channel} publish={publish} documentIds={props.documentIds} />
        </div>
        <Notices publish={publish} errors={errors} />
        <div
          role="tabpanel"
          id={panelId(tab)}
          aria-label={t(tab === 'plan' ? 'planTab' : tab)}
          className={styles.panel}
        >
          {tab === 'timeline' ? (
            <Timeline channel={channel} publish={publish} />
          ) : (
            <>
              <PlanView channel={channel} publish={publish} />
              <RunList channel={channel} publish={publish} />
            </>
          )}
        </div>
      </WorkbenchBody>
      <Side channel={channel} publish={publish} />
      <WorkbenchFoot>
        <ConfirmBar channel={channel} publish={publish} errors={errors.length} />
      </WorkbenchFoot>
    </>
  );
}

/** When the account was read, and the figures of what would happen. */
function PlanHead({ publish }: { publish: Publish }) {
  const t = useT('publish');
  const format = useFormat();
  const speech = useSpeech();
  const { plan } = publish;
  const counts = countPlan(plan?.operations ?? []);
  return (
    <header className={styles.head}>
      <div className={styles.headWords}>
        <h1 className={styles.title}>{t('title')}</h1>
        <p className={styles.quiet} role="status" data-testid="plan-read-at">
          {plan
            ? t(publish.isSame ? 'comparedSame' : 'comparedAt', {
                time: publish.isSame ? format.moment(plan.readAt) : format.time(plan.readAt),
              })
            : t(publish.error && !publish.isPlanning ? 'unread' : 'reading')}
        </p>
      </div>
      <Button
        icon={<RotateCcw size={16} strokeWidth={1.5} />}
        busy={publish.isPlanning}
        disabled={publish.isRunning}
        onClick={() => void publish.replan()}
        data-testid="replan"
      >
        {t('readAgain')}
      </Button>
      <div className={styles.figures}>
        {(['create', 'replace', 'delete', 'unchanged'] as const)
          .filter((op) => op !== 'delete' || counts.delete > 0)
          .map((op) => (
            <span key={op} className={styles.figure}>
              <strong>{plan ? format.number(counts[op]) : '—'}</strong>
              {speech.said({ code: `plan.op.${op}` })}
            </span>
          ))}
        <span className={styles.figure} data-tone={counts.drift > 0 ? 'warn' : undefined}>
          <strong>{plan ? format.number(counts.drift) : '—'}</strong>
          {speech.said({ code: 'plan.drift.changed' })}
        </span>
      </div>
    </header>
  );
}

/** What stands in the way, before anything else: a copied workspace, a failure, what LINE would refuse. */
function Notices({ publish, errors }: { publish: Publish; errors: readonly Problem[] }) {
  const t = useT('publish');
  const speech = useSpeech();
  const { plan, error } = publish;
  const confirmCopy = async () => {
    const answer = await invoke('publish.confirmCopy', undefined);
    if (answer.ok) await publish.replan();
    else reportFailure(answer.error);
  };
  return (
    <>
      {plan?.waitsAsCopy && (
        <div className={styles.copy} role="alert" data-testid="copy-notice">
          <p>{t('copyNotice')}</p>
          <Button onClick={() => void confirmCopy()}>{t('confirmCopy')}</Button>
        </div>
      )}
      {error && (
        <p role="alert" className={styles.failed} data-testid="publish-error">
          {speech.error(error).text}
        </p>
      )}
      <PlanProblems problems={errors} />
    </>
  );
}

function Side(props: { channel: Channel; publish: Publish }) {
  const t = useT('publish');
  return (
    <WorkbenchSide label={t('steps')} width={336}>
      <Panel title={t('steps')} grow>
        <ApprovalSection {...props} />
        <StepList publish={props.publish} />
        <Section title={t('undoTitle')}>
          <p className={styles.note}>{t('undoNote')}</p>
        </Section>
      </Panel>
    </WorkbenchSide>
  );
}
