import { useState } from 'react';
import { constraintsOf, designTemplates } from '#shared/targets/constraints';
import { type Cut, cellsOf, splitArea } from '../../editor/actions';
import type { Editor } from '../../editor/api';
import { useT } from '../../i18n';
import { Button, Dialog, FieldRow, NumberField, RadioCards } from '../../ui';
import { TemplatePicture } from './TemplatePicture';
import styles from './templates.module.css';

/** Cuts the chosen area into equal cells, or as a layout cuts a page. */
export function SplitDialog(props: { editor: Editor; onClose(): void }) {
  const t = useT('templates');
  const { editor } = props;
  const [area] = editor.selectedAreas();
  const [cut, setCut] = useState<Cut>({ columns: 2, rows: 1 });
  if (!area) return null;
  const design = editor.document.getState();
  const size = { width: area.bounds.width, height: area.bounds.height };
  const cells = cellsOf(area.bounds, cut);
  const limit = constraintsOf(design).areas;
  const fits = editor.areas().length - 1 + cells.length <= limit;
  const grid = 'columns' in cut ? cut : { columns: 2, rows: 1 };
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('split.title')}
      width={560}
      data-testid="split-dialog"
      aside={fits ? t('split.keeps') : t('split.tooMany', { limit })}
      actions={
        <Button
          variant="primary"
          size="tall"
          disabled={!fits || cells.length < 2}
          data-testid="split-apply"
          onClick={() => {
            splitArea(editor, cut);
            props.onClose();
          }}
        >
          {t('split.apply', { count: cells.length })}
        </Button>
      }
    >
      <div className={styles.layout}>
        <FieldRow>
          {(['columns', 'rows'] as const).map((key) => (
            <NumberField
              key={key}
              label={t(`split.${key}`)}
              min={1}
              max={20}
              data-testid={`split-${key}`}
              value={grid[key]}
              onChange={(value) => setCut({ ...grid, [key]: Math.round(value) })}
            />
          ))}
        </FieldRow>
        <div className={styles.templates}>
          <div className={styles.label}>{t('split.byTemplate')}</div>
          <RadioCards
            label={t('split.byTemplate')}
            columns={4}
            value={'template' in cut ? cut.template : ''}
            options={designTemplates(design, size)
              .filter(({ areas }) => areas.length > 1)
              .map(({ id, areas }) => ({
                value: id,
                picture: <TemplatePicture areas={[...areas]} size={size} />,
                label: id,
              }))}
            onChange={(template) => setCut({ template })}
          />
        </div>
      </div>
    </Dialog>
  );
}
