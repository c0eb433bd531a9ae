import { Download, Send } from 'lucide-react';
import { useState } from 'react';
import type { MessageDocument } from '#shared/domain/message/schema';
import { draftMessages } from '#shared/preview/draft-messages';
import { invoke } from '../../bridge';
import { useAccountName } from '../../data/account-name';
import { readCoupons } from '../../data/coupons';
import { readDesigns } from '../../data/designs';
import type { DocumentModel } from '../../data/document-model';
import { reportFailure } from '../../data/failures';
import { phoneLook } from '../../data/phone-look';
import { useReadable } from '../../editor/use-readable';
import { useLocale, useT } from '../../i18n';
import { Button, Menu, showNotice } from '../../ui';
import styles from './composer.module.css';
import { NameAndTags } from './NameAndTags';
import { TestDialog } from './TestDialog';

/** Over the composer: the message's name and tags, and the ways out of the studio. */
export function MessageBar(props: { model: DocumentModel<MessageDocument>; readOnly: boolean }) {
  const t = useT('composer');
  const locale = useLocale();
  const { model, readOnly } = props;
  const count = useReadable(model.document, (document) => document.bubbles.length);
  const accountName = useAccountName();
  const [isTesting, setTesting] = useState(false);
  const save = async (format: 'png' | 'pdf') => {
    const document = model.document.getState();
    const { phone, theme, fontScale } = phoneLook.getState();
    const messages = draftMessages(
      document,
      await readDesigns(document),
      await readCoupons(document),
    );
    const answer = await invoke('messages.export', {
      format,
      name: document.name,
      job: {
        messagesJson: JSON.stringify(messages),
        phone,
        theme,
        fontScale,
        locale,
        accountName,
      },
    });
    if (!answer.ok) return reportFailure(answer.error);
    if (answer.value === null) return;
    showNotice({ id: 'message-exported', tone: 'good', message: t('exported', answer.value) });
  };
  const copy = async () => {
    const { bubbles } = model.document.getState();
    const wires = bubbles.flatMap((bubble) => (bubble.source === 'wire' ? [bubble.wire] : []));
    await navigator.clipboard.writeText(JSON.stringify({ messages: wires }, null, 2));
    const left = bubbles.length - wires.length;
    showNotice({
      id: 'message-copied',
      message: t(left === 0 ? 'copied' : 'copiedSome', { count: wires.length, left }),
    });
  };
  return (
    <div role="toolbar" aria-label={t('tools')} className={styles.bar}>
      <NameAndTags model={model as unknown as DocumentModel} readOnly={readOnly} />
      <span className={styles.gap} />
      <Menu
        align="end"
        entries={[
          { id: 'png', label: t('export.png'), onSelect: () => void save('png') },
          { id: 'pdf', label: t('export.pdf'), onSelect: () => void save('pdf') },
          { id: 'json', label: t('export.json'), onSelect: () => void copy() },
        ]}
        trigger={
          <Button
            icon={<Download size={16} strokeWidth={1.5} />}
            disabled={count === 0}
            data-testid="message-export"
          >
            {t('export.label')}
          </Button>
        }
      />
      <Button
        variant="primary"
        icon={<Send size={16} strokeWidth={1.5} />}
        disabled={count === 0}
        onClick={() => setTesting(true)}
        data-testid="message-test"
      >
        {t('test.open')}
      </Button>
      {isTesting && <TestDialog model={model} onClose={() => setTesting(false)} />}
    </div>
  );
}
