import type { DriftChoice } from '#shared/domain/publishing';
import { useT } from '../../i18n';
import { RadioCards } from '../../ui';
import type { RowActions } from './PlanRow';
import styles from './Publish.module.css';
import type { PlanGroup } from './plan-groups';

/** Nothing is overwritten or made again in silence: who has not decided is asked by the next plan again. */
export const chosenOf = ({ group, choice }: { group: PlanGroup } & RowActions): DriftChoice =>
  choice ?? (group.main.left ? 'leave' : 'ask');

/** What lies on LINE otherwise than we left it: a question only a person can answer. */
export function DriftQuestion(props: { group: PlanGroup } & RowActions) {
  const t = useT('publish');
  const { main } = props.group;
  const isGone = main.drift === 'gone';
  const canImport = main.drift === 'changed' && main.resource === 'richMenu';
  return (
    <div className={styles.question}>
      <RadioCards<DriftChoice | 'import'>
        label={t('driftChoice')}
        value={chosenOf(props)}
        onChange={(value) => (value === 'import' ? props.onImport() : props.onChoose(value))}
        options={[
          { value: 'ask', label: t('decideLater') },
          { value: 'leave', label: t(isGone ? 'leaveGone' : 'leave') },
          ...(canImport ? [{ value: 'import' as const, label: t('import') }] : []),
          { value: 'overwrite', label: t(isGone ? 'makeAgain' : 'overwrite') },
        ]}
        data-testid="drift-choice"
      />
    </div>
  );
}
