import { useState } from 'react';
import { LIMITS } from '#shared/line/limits';
import { wireList, wireOf } from '#shared/preview/messages-of';
import { useT } from '../../i18n';
import { Section } from '../../ui';
import { ActionFields } from './ActionFields';
import styles from './composer.module.css';
import { WirePicture, WireText } from './fields';
import { PartList } from './PartList';
import { useWire } from './wire-context';

/** What every message may carry: quick replies under it and another sender over it. */
export function BesideForm({ isLast }: { isLast: boolean }) {
  const t = useT('composer');
  const { wire, edit } = useWire();
  const replies = wireList(wireOf(wire.quickReply).items);
  const hasSender = wire.sender !== undefined;
  const [repliesFolded, foldReplies] = useState(replies.length === 0);
  const [senderFolded, foldSender] = useState(!hasSender);
  return (
    <>
      <Section
        title={t('section.quickReply')}
        aside={
          replies.length > 0 ? `${replies.length} / ${LIMITS.message.quickReplies}` : undefined
        }
        folded={repliesFolded}
        onFold={foldReplies}
        data-testid="section-quick-reply"
      >
        {!isLast && replies.length > 0 && (
          <p className={styles.quiet}>{t('note.quickReplyLast')}</p>
        )}
        <PartList
          path={['quickReply', 'items']}
          name="quickReply"
          min={0}
          max={LIMITS.message.quickReplies}
          make={() => ({
            type: 'action',
            action: { type: 'message', label: t('words.choice'), text: t('words.choice') },
          })}
          onEmpty={() =>
            edit((draft) => {
              delete draft.quickReply;
            })
          }
        >
          {(path) => (
            <>
              <ActionFields path={[...path, 'action']} place="quickReply" />
              <WirePicture path={[...path, 'imageUrl']} name="replyIcon" optional />
            </>
          )}
        </PartList>
      </Section>
      <Section
        title={t('section.sender')}
        folded={senderFolded}
        onFold={foldSender}
        data-testid="section-sender"
      >
        <WireText path={['sender', 'name']} limit={LIMITS.message.senderName} optional />
        <WirePicture path={['sender', 'iconUrl']} optional />
        <p className={styles.quiet}>{t('note.sender')}</p>
      </Section>
    </>
  );
}
