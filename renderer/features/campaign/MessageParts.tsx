import { MessageSquarePlus, Type, X } from 'lucide-react';
import type { MessagePart } from '#shared/domain/campaign/message-part';
import type { PlanRange } from '#shared/ipc/channels/campaigns';
import { useFoundHeads } from '../../data/found-heads';
import { useStudio } from '../../data/studio';
import { useT } from '../../i18n';
import { Button, IconButton, TextArea } from '../../ui';
import styles from './Campaign.module.css';
import { DocumentSelect } from './DocumentSelect';

const MOST = 5;
const ICON = { size: 16, strokeWidth: 1.5 } as const;

/** What a send says: messages of the workspace, or a text written here. */
export function MessageParts(props: {
  parts: readonly MessagePart[];
  names: PlanRange['parts'];
  disabled: boolean;
  onChange(parts: MessagePart[], merge?: string): void;
}) {
  const t = useT('campaign');
  const studio = useStudio();
  const found = useFoundHeads(['message']);
  const isEmpty = found.isRead && found.total === 0 && found.text === '';
  const { parts, disabled } = props;
  const replace = (at: number, part: MessagePart, merge?: string) =>
    props.onChange(
      parts.map((other, index) => (index === at ? part : other)),
      merge,
    );
  return (
    <>
      {parts.map((part, at) => (
        // A message may stand twice in one send: its place is its identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <div key={at} className={styles.part} data-testid="message-part">
          {part.source === 'document' ? (
            <DocumentSelect
              found={found}
              aria-label={t('message.choose')}
              value={part.documentId}
              name={props.names[part.documentId]?.name}
              placeholder={t('message.gone')}
              disabled={disabled}
              onChoose={({ id }) => replace(at, { source: 'document', documentId: id })}
              className={styles.grow}
              data-testid="message-document"
            />
          ) : part.wire.type === 'text' ? (
            <TextArea
              aria-label={t('message.text')}
              value={String(part.wire.text ?? '')}
              disabled={disabled}
              onChange={(text) =>
                replace(at, { source: 'wire', wire: { ...part.wire, text } }, `text ${at}`)
              }
              className={styles.grow}
            />
          ) : (
            <span className={styles.grow}>
              {t('message.wire', { type: String(part.wire.type) })}
            </span>
          )}
          <IconButton
            label={t('message.remove', { number: at + 1 })}
            icon={<X {...ICON} />}
            disabled={disabled}
            onClick={() => props.onChange(parts.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {!disabled && parts.length < MOST && (
        <div className={styles.row}>
          <Button
            icon={<MessageSquarePlus {...ICON} />}
            disabled={found.heads.length === 0}
            onClick={() => {
              const first = found.heads[0];
              if (first) props.onChange([...parts, { source: 'document', documentId: first.id }]);
            }}
            data-testid="add-message"
          >
            {t('message.add')}
          </Button>
          <Button
            icon={<Type {...ICON} />}
            onClick={() =>
              props.onChange([...parts, { source: 'wire', wire: { type: 'text', text: '' } }])
            }
            data-testid="add-text"
          >
            {t('message.addText')}
          </Button>
        </div>
      )}
      {isEmpty && <p className={styles.quiet}>{t('message.none')}</p>}
      {parts.some(({ source }) => source === 'document') && (
        <div className={styles.row}>
          {parts.flatMap((part, at) =>
            part.source === 'document' && props.names[part.documentId]
              ? [
                  <button
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                    key={at}
                    type="button"
                    className={styles.link}
                    onClick={() => void studio.openDocument(part.documentId)}
                  >
                    {t('message.open', { name: props.names[part.documentId]?.name ?? '' })}
                  </button>,
                ]
              : [],
          )}
        </div>
      )}
    </>
  );
}
