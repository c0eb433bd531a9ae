import { Braces, Download, Wrench } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { isJsonObject } from '#shared/line/fields';
import { repairDefinition } from '#shared/line/repair';
import { invoke } from '../../bridge';
import type { DocumentModel } from '../../data/document-model';
import { reportFailure } from '../../data/failures';
import { useReadable } from '../../editor/use-readable';
import { useT } from '../../i18n';
import { Button, Menu, showNotice } from '../../ui';
import styles from './composer.module.css';
import { NameAndTags } from './NameAndTags';
import type { WireModel } from './use-wire-document';

/** Over a coupon or a definition: its name, the repairs that are certain, its JSON back. */
export function WireBar(props: {
  model: WireModel;
  /** What LINE calls it. */
  form: string;
  readOnly: boolean;
  /** Saves what was typed last. */
  flush(): Promise<unknown>;
  children?: ReactNode;
}) {
  const t = useT('definition');
  const { model, form, readOnly } = props;
  const wire = useReadable(model.document, (document) => document.wire);
  const repaired = useMemo(
    () =>
      repairDefinition({
        kind: form,
        value: structuredClone(wire),
        richMenus: [],
        problems: [],
      } as Parameters<typeof repairDefinition>[0]),
    [form, wire],
  );
  const repair = () => {
    const { value } = repaired.definition;
    if (!isJsonObject(value)) return;
    model.closeStep();
    model.edit({ label: 'repairDefinition' }, (draft) => {
      draft.wire = { ...value };
    });
  };
  const copy = async () => {
    await navigator.clipboard.writeText(JSON.stringify(wire, null, 2));
    showNotice({ id: 'definition-copied', message: t('copied') });
  };
  const save = async () => {
    await props.flush();
    const { id } = model.document.getState();
    const answer = await invoke('exports.save', { documentId: id, format: 'best' });
    if (!answer.ok) return reportFailure(answer.error);
    if (answer.value === null) return;
    const [file = ''] = answer.value.files;
    showNotice({
      id: 'definition-saved',
      tone: 'good',
      message: t('saved', { folder: answer.value.folder, file }),
    });
  };
  return (
    <div role="toolbar" aria-label={t('tools')} className={styles.bar}>
      <NameAndTags
        model={model as unknown as DocumentModel}
        readOnly={readOnly}
        data-testid="document-name"
      />
      <span className={styles.gap} />
      {!readOnly && repaired.repairs > 0 && (
        <Button
          icon={<Wrench size={16} strokeWidth={1.5} />}
          onClick={repair}
          data-testid="repair-definition"
        >
          {t('repair', { count: repaired.repairs })}
        </Button>
      )}
      {props.children}
      <Menu
        align="end"
        entries={[
          {
            id: 'copy',
            label: t('copy'),
            icon: <Braces size={16} strokeWidth={1.5} />,
            onSelect: () => void copy(),
          },
          {
            id: 'save',
            label: t('save'),
            icon: <Download size={16} strokeWidth={1.5} />,
            onSelect: () => void save(),
          },
        ]}
        trigger={
          <Button icon={<Download size={16} strokeWidth={1.5} />} data-testid="definition-export">
            {t('export')}
          </Button>
        }
      />
    </div>
  );
}
