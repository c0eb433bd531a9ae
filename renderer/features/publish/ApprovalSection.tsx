import { Stamp } from 'lucide-react';
import { useState } from 'react';
import type { Channel } from '#shared/domain/workspace';
import { useT } from '../../i18n';
import { Button, Section, TextField } from '../../ui';
import { ApproveDialog } from './ApproveDialog';
import styles from './Publish.module.css';
import type { Publish } from './use-publish';

/** Two people: one signs exactly what is shown, another sends it. */
export function ApprovalSection(props: { channel: Channel; publish: Publish }) {
  const t = useT('publish');
  const { publish, channel } = props;
  const { plan } = publish;
  const [isSigning, setSigning] = useState(false);
  const toSign = plan?.operations.filter((row) => row.approval !== undefined) ?? [];
  const open = toSign.filter((row) => row.approval === null).length;
  if (!channel.requiresApproval && toSign.length === 0) return null;
  return (
    <Section title={t('approval')}>
      <p className={styles.note}>
        {t(
          toSign.length === 0
            ? 'nothingToSign'
            : open === 0
              ? 'allSigned'
              : channel.requiresApproval
                ? 'mustBeSigned'
                : 'mayBeSigned',
          { count: open },
        )}
      </p>
      {channel.requiresApproval && (
        <TextField
          label={t('by')}
          value={publish.by}
          onChange={publish.setBy}
          maxLength={80}
          note={t('byNote')}
          data-testid="publish-by"
        />
      )}
      {toSign.length > 0 && (
        <Button
          icon={<Stamp size={16} strokeWidth={1.5} />}
          disabled={publish.isRunning || publish.isPlanning}
          onClick={() => setSigning(true)}
          data-testid="approve"
        >
          {t('approve')}
        </Button>
      )}
      {isSigning && plan && (
        <ApproveDialog
          plan={plan}
          onClose={() => setSigning(false)}
          onDone={() => {
            setSigning(false);
            void publish.replan();
          }}
        />
      )}
    </Section>
  );
}
