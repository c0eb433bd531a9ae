import { useState } from 'react';
import { isQuestion } from '#shared/domain/publishing';
import type { Channel } from '#shared/domain/workspace';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { useFormat, useT } from '../../i18n';
import { Button, Checkbox, cx } from '../../ui';
import styles from './Publish.module.css';
import { countSteps, groupPlan } from './plan-groups';
import type { Publish } from './use-publish';

const NAMES_SHOWN = 3;

/** The last word before an account changes. In a production channel's colour it asks for an acknowledgement. */
export function ConfirmBar(props: {
  channel: Channel;
  publish: Publish;
  /** So many things LINE would refuse. */
  errors: number;
}) {
  const t = useT('publish');
  const format = useFormat();
  /** What was agreed to; another plan has to be agreed to again. */
  const [seenHash, setSeenHash] = useState<string | null>(null);
  const { channel, publish } = props;
  const { plan } = publish;
  const channels = useQuery('channels.list', undefined);
  const rehearsal = channels.value?.find((other) => other.kind === 'rehearsal');
  const isProduction = channel.kind === 'production';
  const name = channel.kind === 'rehearsal' ? t('rehearsal') : channel.name;
  // The steps already follow what was chosen about drift.
  const pending = plan?.steps.length ?? 0;
  const { menus, account } = countSteps(plan?.steps ?? []);
  const drifted = groupPlan(plan?.operations ?? []).flatMap(({ main }) =>
    isQuestion(main) ? [main.name] : [],
  );
  const asks = (isProduction || drifted.length > 0) && pending > 0;
  const unsigned = plan?.requiresApproval
    ? plan.operations.filter((row) => row.approval === null).length
    : 0;
  const needsName = plan?.requiresApproval === true && publish.by.trim() === '';
  const isSeen = plan !== null && seenHash === plan.hash;
  const isReady =
    plan !== null &&
    pending > 0 &&
    props.errors === 0 &&
    !publish.isPlanning &&
    !plan.waitsAsCopy &&
    unsigned === 0 &&
    !needsName &&
    (!asks || isSeen);
  const status = publish.isStopping
    ? t('stopping')
    : publish.isRunning
      ? t('running')
      : publish.run?.state === 'done' && pending === 0
        ? t('done')
        : plan === null
          ? t(publish.error && !publish.isPlanning ? 'unread' : 'reading')
          : pending === 0
            ? t(drifted.length > 0 ? 'leftAlone' : 'nothingToDo', { count: drifted.length })
            : props.errors > 0
              ? t('blocked', { count: props.errors })
              : unsigned > 0
                ? t('unsigned', { count: unsigned })
                : needsName
                  ? t('needsName')
                  : t('willSee');
  const shownNames = [...new Set(drifted)];
  const names =
    shownNames.length > NAMES_SHOWN
      ? t('andMore', {
          names: format.list(shownNames.slice(0, NAMES_SHOWN)),
          count: shownNames.length - NAMES_SHOWN,
        })
      : format.list(shownNames);
  return (
    <div
      className={cx(styles.bar, isProduction && styles.production)}
      style={isProduction ? { background: channel.colour } : undefined}
      data-testid="confirm-bar"
    >
      <div className={styles.barWords}>
        <strong>{t(isProduction ? 'productionChannel' : 'onChannel', { name })}</strong>
        <span role="status" data-testid="publish-status">
          {status}
        </span>
      </div>
      {asks && !publish.isRunning && (
        <div className={styles.seen}>
          <Checkbox
            label={drifted.length > 0 ? t('seenDrift', { names }) : t('acknowledge', { name })}
            checked={isSeen}
            onChange={(checked) => setSeenHash(checked && plan ? plan.hash : null)}
            data-testid="acknowledge"
          />
        </div>
      )}
      {isProduction && rehearsal && !publish.isRunning && pending > 0 && (
        <Button
          size="tall"
          className={styles.onColour}
          onClick={async () => {
            const answer = await invoke('channels.select', { id: rehearsal.id });
            if (!answer.ok) reportFailure(answer.error);
          }}
          data-testid="rehearse-first"
        >
          {t('rehearseFirst')}
        </Button>
      )}
      {publish.isRunning ? (
        <Button
          size="tall"
          className={isProduction ? styles.onColour : undefined}
          disabled={publish.isStopping}
          onClick={() => void publish.cancel()}
          data-testid="publish-cancel"
        >
          {t('cancel')}
        </Button>
      ) : (
        <Button
          size="tall"
          variant="primary"
          className={isProduction ? styles.white : undefined}
          disabled={!isReady}
          onClick={() => void publish.apply()}
          data-testid="publish-apply"
        >
          {menus > 0 && account > 0
            ? t('applyBoth', { count: account, menus, name })
            : menus > 0
              ? t('apply', { count: menus, name })
              : account > 0
                ? t('applyAccount', { count: account, name })
                : t('applyOther', { name })}
        </Button>
      )}
    </div>
  );
}
