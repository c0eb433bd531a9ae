import { useState } from 'react';
import type { Channel } from '#shared/domain/workspace';
import { useT } from '../../i18n';
import { Button, Checkbox, cx } from '../../ui';
import styles from './Publish.module.css';
import type { Publish } from './use-publish';

/** The last word before an account changes. In a production channel's colour it asks for an acknowledgement. */
export function ConfirmBar(props: { channel: Channel; publish: Publish; isBlocked: boolean }) {
  const t = useT('publish');
  const [isSeen, setSeen] = useState(false);
  const { channel, publish } = props;
  const isProduction = channel.kind === 'production';
  const name = channel.kind === 'rehearsal' ? t('rehearsal') : channel.name;
  // The steps already follow what was chosen about drift.
  const pending = publish.plan?.steps.length ?? 0;
  const menus = publish.plan?.steps.filter((step) => step.code === 'createRichMenu').length ?? 0;
  const isReady =
    publish.plan !== null && pending > 0 && !props.isBlocked && (!isProduction || isSeen);
  return (
    <div
      className={cx(styles.bar, isProduction && styles.production)}
      style={isProduction ? { background: channel.colour } : undefined}
    >
      <div className={styles.barWords}>
        <strong>{t(isProduction ? 'productionChannel' : 'onChannel', { name })}</strong>
        <span role="status" data-testid="publish-status">
          {publish.isRunning
            ? t('running')
            : publish.run?.state === 'done' && pending === 0
              ? t('done')
              : pending === 0
                ? t('nothingToDo')
                : t('willSee')}
        </span>
      </div>
      {isProduction && !publish.isRunning && pending > 0 && (
        <Checkbox label={t('acknowledge', { name })} checked={isSeen} onChange={setSeen} />
      )}
      {publish.isRunning ? (
        <Button size="tall" onClick={() => void publish.cancel()} data-testid="publish-cancel">
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
          {menus > 0 ? t('apply', { count: menus, name }) : t('applyOther', { name })}
        </Button>
      )}
    </div>
  );
}
