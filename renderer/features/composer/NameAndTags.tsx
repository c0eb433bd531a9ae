import { Tags } from 'lucide-react';
import { useState } from 'react';
import type { DocumentModel } from '../../data/document-model';
import { useReadable } from '../../editor/use-readable';
import { useT } from '../../i18n';
import { TextField } from '../../ui';
import styles from './composer.module.css';

/** What any document is called, and the words by which the library finds it. */
export function NameAndTags(props: {
  model: Pick<DocumentModel, 'document' | 'edit' | 'closeStep'>;
  readOnly: boolean;
  'data-testid'?: string;
}) {
  const t = useT('composer');
  const { model, readOnly } = props;
  const name = useReadable(model.document, (document) => document.name);
  return (
    <>
      <div className={styles.barName}>
        <TextField
          aria-label={t('new.name')}
          value={name}
          readOnly={readOnly}
          maxLength={300}
          onChange={(text) =>
            model.edit({ label: 'renameDocument', coalesce: 'name' }, (draft) => {
              draft.name = text;
            })
          }
          onBlur={() => model.closeStep()}
          data-testid={props['data-testid'] ?? 'message-name'}
        />
      </div>
      <TagsField model={model} readOnly={readOnly} />
    </>
  );
}

/** Written with commas between. */
function TagsField(props: { model: Pick<DocumentModel, 'document' | 'edit'>; readOnly: boolean }) {
  const t = useT('composer');
  const { model } = props;
  const tags = useReadable(model.document, (document) => document.tags);
  const [text, setText] = useState<string | null>(null);
  return (
    <div className={styles.barTags}>
      <TextField
        aria-label={t('tags')}
        placeholder={t('tagsHint')}
        prefix={<Tags size={14} strokeWidth={1.5} />}
        value={text ?? tags.join(', ')}
        readOnly={props.readOnly}
        onChange={setText}
        onCommit={() => {
          if (text === null) return;
          const next = text.split(/[,，、]/).map((tag) => tag.trim());
          model.edit({ label: 'editTags' }, (draft) => {
            draft.tags = [...new Set(next.filter((tag) => tag !== ''))];
          });
          setText(null);
        }}
        data-testid="message-tags"
      />
    </div>
  );
}
