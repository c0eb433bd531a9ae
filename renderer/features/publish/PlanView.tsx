import { useState } from 'react';
import type { PlanOperation } from '#shared/domain/publishing';
import type { Channel } from '#shared/domain/workspace';
import { useT } from '../../i18n';
import { ImportDialog } from './ImportDialog';
import { PeopleDialog } from './PeopleDialog';
import { PlanRow } from './PlanRow';
import styles from './Publish.module.css';
import { groupPlan } from './plan-groups';
import type { Publish } from './use-publish';

/** Everything a publish would do, one row for each thing; questions stand where they arise. */
export function PlanView(props: { channel: Channel; publish: Publish }) {
  const t = useT('publish');
  const { channel, publish } = props;
  const { plan } = publish;
  const [dialog, setDialog] = useState<{
    kind: 'import' | 'people';
    operation: PlanOperation;
  } | null>(null);
  const groups = groupPlan(plan?.operations ?? []);
  const close = () => setDialog(null);
  const closeAndRead = () => {
    close();
    void publish.replan();
  };
  return (
    <>
      {groups.map((group) => (
        <PlanRow
          key={group.key}
          group={group}
          choice={publish.choices[group.main.id]}
          onChoose={(choice) => void publish.choose(group.main, choice)}
          onImport={() => setDialog({ kind: 'import', operation: group.main })}
          onPeople={() => setDialog({ kind: 'people', operation: group.main })}
          showsApproval={plan?.requiresApproval === true || group.main.approval != null}
        />
      ))}
      {plan && groups.length === 0 && <p className={styles.message}>{t('nothing')}</p>}
      {dialog?.kind === 'import' && (
        <ImportDialog
          channelId={channel.id}
          operation={dialog.operation}
          onClose={close}
          onDone={closeAndRead}
        />
      )}
      {dialog?.kind === 'people' && (
        <PeopleDialog
          channelId={channel.id}
          operation={dialog.operation}
          onClose={close}
          onDone={closeAndRead}
        />
      )}
    </>
  );
}
