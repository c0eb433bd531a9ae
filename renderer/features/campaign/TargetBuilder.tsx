import { CircleHelp } from 'lucide-react';
import { compileTarget } from '#shared/campaign/target/compile';
import { targetSentence } from '#shared/campaign/target/sentence';
import type { Broadcast } from '#shared/domain/campaign/schema';
import type { Target } from '#shared/domain/campaign/target';
import { useFoundHeads } from '../../data/found-heads';
import { useQuery } from '../../data/query';
import { useFormat, useLocale, useT } from '../../i18n';
import { SegmentedControl } from '../../ui';
import { AttributeEditor, newAttribute } from './AttributeEditor';
import styles from './Campaign.module.css';
import { ConditionTree } from './ConditionTree';
import { DocumentSelect } from './DocumentSelect';
import { useFirstList } from './first-list';
import { newRecipient, RecipientEditor } from './RecipientEditor';
import type { CampaignWork } from './use-campaign';

const WHO = ['everyone', 'segment', 'ids'] as const;

/** Who gets a send: built from conditions, read as a sentence, shown as LINE will get it. */
export function TargetBuilder(props: {
  work: CampaignWork;
  broadcast: Broadcast;
  disabled: boolean;
}) {
  const { work, broadcast, disabled } = props;
  const { target } = broadcast;
  const t = useT('campaign');
  const say = useT('target');
  const locale = useLocale();
  const format = useFormat();
  const found = useFoundHeads(['audience']);
  const firstList = useFirstList();
  const list = target.who === 'ids' ? target.audienceId : null;
  const chosenList = useQuery(
    'documents.list',
    list === null ? null : { ids: [list], offset: 0, limit: 1 },
  ).value?.heads[0];
  const put = (next: Target) =>
    work.editBroadcast(broadcast.id, 'editTarget', (draft) => {
      draft.target = next;
    });
  const choose = (who: Target['who']) => {
    if (who === target.who) return;
    if (who === 'everyone') put({ who });
    else if (who === 'segment') put({ who, recipients: null, attributes: null });
    else if (firstList) put({ who, audienceId: firstList.id });
  };
  const people = work.peopleOf(broadcast.id);
  const { compiled, problems } = compileTarget(target, broadcast.cap);
  return (
    <div className={styles.target} data-testid="target-builder">
      <fieldset className={styles.bare} disabled={disabled}>
        <SegmentedControl
          label={t('target.title')}
          value={target.who}
          options={WHO.filter(
            (who) => who !== 'ids' || target.who === 'ids' || firstList !== undefined,
          ).map((value) => ({ value, label: t(`target.${value}`) }))}
          onChange={choose}
          data-testid="target-who"
        />
      </fieldset>
      {target.who === 'ids' && (
        <DocumentSelect
          found={found}
          label={t('target.list')}
          value={target.audienceId}
          name={chosenList?.name}
          placeholder={t('target.listGone')}
          disabled={disabled}
          more={({ summary }) =>
            summary?.from === 'line' ? { disabled: true, detail: t('target.listAtLine') } : {}
          }
          onChoose={({ id }) => put({ who: 'ids', audienceId: id })}
          data-testid="target-list"
        />
      )}
      {target.who === 'segment' && (
        <>
          <h4 className={styles.subtitle}>
            {t('target.recipients')} <code>recipient</code>
          </h4>
          <ConditionTree
            node={target.recipients}
            disabled={disabled}
            onChange={(recipients) => put({ ...target, recipients })}
            kinds={(['audience', 'sent'] as const).map((kind) => ({
              kind,
              label: t(`condition.${kind}`),
            }))}
            make={newRecipient}
            editor={(leaf, change) => (
              <RecipientEditor
                leaf={leaf}
                work={work}
                own={broadcast.id}
                disabled={disabled}
                onChange={change}
              />
            )}
          />
          <h4 className={styles.subtitle}>
            {t('target.attributes')} <code>filter.demographic</code>
          </h4>
          <ConditionTree
            node={target.attributes}
            disabled={disabled}
            onChange={(attributes) => put({ ...target, attributes })}
            kinds={(['gender', 'age', 'area', 'appType', 'subscriptionPeriod'] as const).map(
              (kind) => ({ kind, label: t(`condition.${kind}`) }),
            )}
            make={newAttribute}
            editor={(leaf, change) => (
              <AttributeEditor leaf={leaf} disabled={disabled} onChange={change} />
            )}
          />
        </>
      )}
      <p className={styles.sentence} data-testid="target-sentence">
        {targetSentence(target, (key, values) => say(key, values), locale)}
      </p>
      <p className={styles.reach} data-testid="target-reach">
        {people === null ? (
          <>
            <CircleHelp size={14} aria-hidden />
            {t(`unknown.${reasonOf(target, work)}`)}
          </>
        ) : (
          t('target.people', { count: people, number: format.number(people) })
        )}
        {work.plan?.simulated && people !== null && ` · ${t('checks.simulated')}`}
      </p>
      <details className={styles.wire}>
        <summary>
          {t('target.wire')} <code>{compiled.method}</code>
        </summary>
        {problems.length === 0 && compiled.method === 'narrowcast' ? (
          <pre>{JSON.stringify(compiled.body, null, 2)}</pre>
        ) : (
          <p className={styles.quiet}>
            {t(problems.length > 0 ? 'target.notYet' : 'target.noBody')}
          </p>
        )}
      </details>
    </div>
  );
}

/** Why nobody can say how many people it is. */
function reasonOf(target: Target, { plan }: CampaignWork): string {
  if (!plan) return 'asking';
  if (target.who === 'ids') return 'list';
  if (target.who === 'everyone') return 'offline';
  if (target.recipients === null && target.attributes === null) return 'empty';
  if (target.recipients !== null) return target.attributes === null ? 'audience' : 'overlap';
  return plan.targetReach === null ? 'offline' : 'demographics';
}
