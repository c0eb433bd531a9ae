import { MessageSquarePlus, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Annotation, NotesChange } from '#shared/insight/notes';
import { dayLabel } from '#shared/report/figure-text';
import { useFormat, useT } from '../../i18n';
import { Button, Dialog, IconButton, TextField } from '../../ui';
import styles from './Annotations.module.css';
import { dayOfField, fieldOfDay } from './range';

/** Marks that people put on days: what LINE does not know and what explains a curve. */
export function Annotations(props: {
  annotations: readonly Annotation[];
  /** The day that a new mark begins with. */
  day: string;
  change(change: NotesChange): void;
}) {
  const t = useT('results');
  const format = useFormat();
  const [draft, setDraft] = useState<{ id: string | null; day: string; text: string } | null>(null);
  const isWhole = draft !== null && /^\d{8}$/.test(draft.day) && draft.text.trim() !== '';
  const save = () => {
    if (!draft || !isWhole) return;
    props.change({ do: 'annotate', ...draft, text: draft.text.trim() });
    setDraft(null);
  };
  return (
    <div className={styles.notes}>
      <ol className={styles.list} data-testid="annotations">
        {props.annotations.map((note, index) => (
          <li key={note.id}>
            <span className={styles.number}>{index + 1}</span>
            <span className={styles.day}>{dayLabel(format, note.day)}</span>
            <span className={styles.text}>{note.text}</span>
            <IconButton
              small
              label={t('note.edit', { text: note.text })}
              icon={<Pencil size={14} strokeWidth={1.5} />}
              onClick={() => setDraft(note)}
            />
            <IconButton
              small
              label={t('note.remove', { text: note.text })}
              icon={<Trash2 size={14} strokeWidth={1.5} />}
              onClick={() => props.change({ do: 'removeAnnotation', id: note.id })}
            />
          </li>
        ))}
      </ol>
      <Button
        variant="ghost"
        icon={<MessageSquarePlus size={16} strokeWidth={1.5} />}
        onClick={() => setDraft({ id: null, day: props.day, text: '' })}
        data-testid="annotate"
      >
        {t('note.add')}
      </Button>
      <Dialog
        opened={draft !== null}
        onClose={() => setDraft(null)}
        title={draft?.id ? t('note.editTitle') : t('note.add')}
        width={400}
        data-testid="annotation-dialog"
        actions={
          <>
            <Button size="tall" onClick={() => setDraft(null)}>
              {t('note.cancel')}
            </Button>
            <Button
              size="tall"
              variant="primary"
              disabled={!isWhole}
              onClick={save}
              data-testid="annotation-save"
            >
              {t('note.save')}
            </Button>
          </>
        }
      >
        {draft && (
          <div className={styles.form}>
            <TextField
              type="date"
              label={t('note.day')}
              value={draft.day === '' ? '' : fieldOfDay(draft.day)}
              onChange={(text) => setDraft({ ...draft, day: dayOfField(text) })}
            />
            <TextField
              label={t('note.text')}
              value={draft.text}
              maxLength={200}
              data-autofocus
              placeholder={t('note.example')}
              onChange={(text) => setDraft({ ...draft, text })}
              data-testid="annotation-text"
            />
          </div>
        )}
      </Dialog>
    </div>
  );
}
