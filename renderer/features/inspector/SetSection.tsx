import { useState } from 'react';
import type { Design } from '#shared/domain/design/design';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import type { Editor } from '../../editor/api';
import { editorOf } from '../../editor/editor-of';
import { useReadable } from '../../editor/use-readable';
import { STUDIO_TIME_ZONE, useSpeech, useT } from '../../i18n';
import { fromZoned, toZoned } from '../../i18n/zoned-time';
import { FieldRow, Section, TextArea, TextField } from '../../ui';
import { fieldProblem, useProblemsAt } from './field-problems';
import styles from './Inspector.module.css';

/** What belongs to the whole set: its name, tags, display period and notes. */
export function SetSection({ editor }: { editor: Editor }) {
  const t = useT('inspector');
  const set = useReadable(editor.document, (document) => document);
  const [folded, setFolded] = useState(false);
  const change = (field: string, recipe: (draft: Design) => void) =>
    editor.edit({ label: 'editSet', coalesce: `set.${field}` }, recipe);
  const commit = () => editor.closeStep();
  const menu = editorOf(editor, 'richMenuSet');
  return (
    <Section title={t(menu ? 'set' : 'document')} folded={folded} onFold={setFolded}>
      <TextField
        label={t('field.setName')}
        data-testid="set-name"
        value={set.name}
        onChange={(name) =>
          change('name', (draft) => {
            draft.name = name;
          })
        }
        onCommit={commit}
      />
      <TagsField
        tags={set.tags}
        onChange={(tags) =>
          change('tags', (draft) => {
            draft.tags = tags;
          })
        }
        onCommit={commit}
      />
      {menu && set.kind === 'richMenuSet' && <PeriodFields editor={menu} set={set} />}
      <TextArea
        label={t('field.notes')}
        rows={2}
        value={set.notes}
        onChange={(notes) =>
          change('notes', (draft) => {
            draft.notes = notes;
          })
        }
        onCommit={commit}
      />
    </Section>
  );
}

function TagsField(props: {
  tags: readonly string[];
  onChange(tags: string[]): void;
  onCommit(): void;
}) {
  const t = useT('inspector');
  // half a tag stays text until the field is left; a comma in any of the three scripts ends one
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <TextField
      label={t('field.tags')}
      placeholder={t('tagsPlaceholder')}
      value={draft ?? props.tags.join(', ')}
      onChange={setDraft}
      onCommit={(text) => {
        if (draft !== null) {
          const tags = text.split(/[,，、]/).map((tag) => tag.trim());
          props.onChange([...new Set(tags.filter((tag) => tag !== ''))]);
        }
        setDraft(null);
        props.onCommit();
      }}
    />
  );
}

/** Local wall-clock times of the channel's zone; LINE's API has no period, the studio keeps it. */
function PeriodFields({ editor, set }: { editor: Editor<RichMenuSet>; set: RichMenuSet }) {
  const t = useT('inspector');
  const speech = useSpeech();
  const problems = useProblemsAt(editor, ['displayPeriod']);
  const period = set.displayPeriod ?? { start: null, end: null };
  const change = (key: 'start' | 'end', local: string) =>
    editor.edit({ label: 'editPeriod', coalesce: `set.period.${key}` }, (draft) => {
      const next = { ...period, [key]: fromZoned(local, STUDIO_TIME_ZONE) };
      draft.displayPeriod = next.start === null && next.end === null ? null : next;
    });
  return (
    <>
      <FieldRow>
        {(['start', 'end'] as const).map((key) => {
          const problem = fieldProblem(problems, 1, key);
          return (
            <TextField
              key={key}
              type="datetime-local"
              label={t(`field.${key}`)}
              data-testid={`period-${key}`}
              value={toZoned(period[key], STUDIO_TIME_ZONE)}
              error={problem && speech.problem(problem).text}
              onChange={(local) => change(key, local)}
              onBlur={() => editor.closeStep()}
            />
          );
        })}
      </FieldRow>
      <p className={styles.quiet}>{t('periodNote', { zone: STUDIO_TIME_ZONE })}</p>
    </>
  );
}
