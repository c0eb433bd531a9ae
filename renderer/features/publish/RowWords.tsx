import { Download, Users } from 'lucide-react';
import { isDecidable, type PlanOperation, planThing } from '#shared/domain/publishing';
import { useFormat, useSpeech, useT } from '../../i18n';
import { Button, Chip, cx } from '../../ui';
import { chosenOf } from './DriftQuestion';
import type { RowActions } from './PlanRow';
import styles from './Publish.module.css';
import type { PlanGroup } from './plan-groups';

const ADOPT_NOTE: Partial<Record<PlanOperation['resource'], string>> = {
  coupon: 'adoptCouponNote',
  audience: 'adoptAudienceNote',
};

/** What changes in words, who notices, and what can be done about it at once. */
export function RowWords(props: { group: PlanGroup } & RowActions) {
  const t = useT('publish');
  const format = useFormat();
  const speech = useSpeech();
  const { main, alias, isDefault, people } = props.group;
  const { drift, approval, op, resource } = main;
  const isMenu = resource === 'richMenu';
  const changes = [...main.changes, ...(people && people.op !== 'unchanged' ? people.changes : [])];
  const becomesDefault =
    isDefault && (isDefault.op === 'create' || isDefault.op === 'update') && !isDefault.drift;
  return (
    <div className={styles.words}>
      <h2 className={styles.name}>
        {isMenu
          ? main.name
          : t('thingIs', { thing: speech.said(planThing(main)), name: main.name })}
        {alias && <code className={styles.alias}>{alias.id}</code>}
        {props.showsApproval && approval !== undefined && (
          <Chip tone={approval ? 'good' : 'warn'} data-testid="approval">
            {approval
              ? t('approvedBy', { name: approval.reviewer, time: format.dateTime(approval.at) })
              : t('notApproved')}
          </Chip>
        )}
      </h2>
      <p data-testid="reason">{speech.said(main)}</p>
      {op === 'delete' && isMenu && <p>{t('deleteNote')}</p>}
      {op === 'adopt' && <p>{t(ADOPT_NOTE[resource] ?? 'adoptNote')}</p>}
      {changes.map((change) => (
        <p key={`${change.code}${JSON.stringify(change.details)}`}>{speech.said(change)}</p>
      ))}
      {(becomesDefault || (isDefault?.op === 'unchanged' && isMenu)) && (
        <p className={styles.touched}>{t(becomesDefault ? 'becomesDefault' : 'staysDefault')}</p>
      )}
      {drift !== null && isDecidable(main) && chosenOf(props) !== 'overwrite' && (
        <p>{t(main.left ? 'leftForGood' : 'leftNote')}</p>
      )}
      {op === 'adopt' && (
        <div className={styles.acts}>
          <Button
            icon={<Download size={16} strokeWidth={1.5} />}
            onClick={props.onImport}
            data-testid="adopt"
          >
            {t('adopt')}
          </Button>
        </div>
      )}
      {isMenu && main.pageId !== null && op !== 'delete' && drift === null && (
        <div className={cx(styles.acts, styles.quietAct)}>
          <Button
            variant="ghost"
            icon={<Users size={16} strokeWidth={1.5} />}
            onClick={props.onPeople}
            data-testid="people"
          >
            {t('peopleOf')}
          </Button>
        </div>
      )}
    </div>
  );
}
