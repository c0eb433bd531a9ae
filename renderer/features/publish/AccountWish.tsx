import { SlidersHorizontal } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { DocumentId } from '#shared/domain/ids';
import type { Channel } from '#shared/domain/workspace';
import { takeWish } from '../../data/window-state';
import { useFormat, useT } from '../../i18n';
import { Button } from '../../ui';
import styles from './Publish.module.css';
import type { Publish } from './use-publish';
import { WishesDialog } from './WishesDialog';

/** The month's messages, and the way to what the account is to have beside rich menus. */
export function AccountWish(props: {
  channel: Channel;
  publish: Publish;
  documentIds: readonly DocumentId[];
}) {
  const { channel, publish, documentIds } = props;
  const t = useT('publish');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { plan } = publish;
  // a coupon's screen leads here to say what is wanted
  useEffect(() => {
    if (plan && takeWish(documentIds)) setOpen(true);
  }, [plan, documentIds]);
  const quota = plan?.operations.find(({ resource }) => resource === 'quota');
  return (
    <>
      <span className={styles.gap} />
      {quota && (
        <span className={styles.quiet} data-testid="plan-quota">
          {t('wishes.quota', {
            // LINE's plain figures, as the plan read them
            figures: quota.name.replace(/\d+/g, (digits) => format.number(Number(digits))),
          })}
        </span>
      )}
      <Button
        icon={<SlidersHorizontal size={16} strokeWidth={1.5} />}
        disabled={!plan || publish.isRunning}
        onClick={() => setOpen(true)}
        data-testid="open-wishes"
      >
        {t('wishes.open')}
      </Button>
      {isOpen && plan && (
        <WishesDialog
          channel={channel}
          plan={plan}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            void publish.replan();
          }}
        />
      )}
    </>
  );
}
