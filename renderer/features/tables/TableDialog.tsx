import { Eye, FileSpreadsheet, ImagePlus } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '#shared/errors/app-error';
import { acceptOf } from '#shared/files/file-kinds';
import { refusalOf } from '#shared/files/kind-taken';
import type { DataTable } from '#shared/table/table';
import {
  bindByName,
  bindSlot,
  type Pictures,
  pictureKey,
  type Slot,
  slotsOf,
} from '#shared/table/variants';
import { invoke, on } from '../../bridge';
import { useStudio } from '../../data/studio';
import { symbolState } from '../../data/symbols';
import type { Editor } from '../../editor/api';
import { PagePicture } from '../../editor/picture/PagePicture';
import { useReadable } from '../../editor/use-readable';
import { useFormat, useSpeech, useT } from '../../i18n';
import { Button, Dialog, ProgressBar, Select, showNotice } from '../../ui';
import { ProblemLines } from './ProblemLines';
import { RowStepper } from './RowStepper';
import { rowPreviewOf, startRowPreview } from './row-preview';
import styles from './tables.module.css';
import { useTablePictures, useVariantPage, useVariantProblems } from './use-variants';

const SMALL = { size: 16, strokeWidth: 1.5 } as const;
const KEPT = '';
const WIDTH_PX = 380;

/** A table makes many designs of one: its columns, the picture of each row, what does not fit, and the result. */
export function TableDialog(props: { editor: Editor; onClose(): void }) {
  const { editor } = props;
  const t = useT('tables');
  const format = useFormat();
  const speech = useSpeech();
  const studio = useStudio();
  const design = useReadable(editor.document, (document) => document);
  const pageId = useReadable(editor.session, (session) => session.currentPageId);
  const symbols = useStore(symbolState, (state) => state.symbols);
  const [before] = useState(() => rowPreviewOf(design.id));
  const [table, setTable] = useState<DataTable | null>(before?.table ?? null);
  const [name, setName] = useState(before?.name ?? '');
  const [error, setError] = useState<AppError | null>(null);
  const [rowIndex, setRowIndex] = useState(before?.rowIndex ?? 0);
  const [files, setFiles] = useState<Pictures>(before?.files ?? new Map());
  const [busy, setBusy] = useState<'making' | 'exporting' | null>(null);
  const [progress, setProgress] = useState({ done: 0, total: 0 });
  const tableInput = useRef<HTMLInputElement>(null);
  const pictureInput = useRef<HTMLInputElement>(null);
  useEffect(() => on('exports.progress', ({ done, total }) => setProgress({ done, total })), []);

  const pictures = useTablePictures(design, files);
  const slots = useMemo(() => slotsOf(design, symbols), [design, symbols]);
  const checked = useVariantProblems(design, table, pictures);
  const page = useVariantPage(design, table, rowIndex, pictures, pageId);
  const row = table?.rows[rowIndex];
  const isBound = table !== null && slots.some(({ column }) => column !== null);

  const read = async (file: File) => {
    const refusal = refusalOf('table', file);
    if (refusal) return setError(refusal);
    const answer = await invoke('tables.read', { bytes: new Uint8Array(await file.arrayBuffer()) });
    setName(file.name);
    setRowIndex(0);
    setError(answer.ok ? null : answer.error);
    setTable(answer.ok ? answer.value : null);
    if (!answer.ok) return;
    editor.edit({ label: 'bindTable' }, (draft) =>
      bindByName(draft, answer.value.columns, symbols),
    );
  };
  const takePictures = async (chosen: readonly File[]) => {
    const taken = new Map(files);
    for (const file of chosen) {
      const refusal = refusalOf('picture', file);
      if (refusal) return setError(refusal);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const answer = await invoke('assets.put', { bytes, name: file.name });
      if (!answer.ok) return setError(answer.error);
      taken.set(pictureKey(file.name), answer.value.hash);
    }
    setFiles(taken);
  };
  const wanted = async () => {
    await studio.documents.flushAll();
    setError(null);
    return {
      documentId: design.id,
      columns: table?.columns ?? [],
      rows: table?.rows ?? [],
      pictures: Object.fromEntries(pictures),
    };
  };
  const make = async () => {
    setBusy('making');
    const answer = await invoke('tables.makeVariants', await wanted());
    setBusy(null);
    if (!answer.ok) return setError(answer.error);
    const count = answer.value.documentIds.length;
    showNotice({
      id: 'variants-made',
      message: t('made', { count, number: format.number(count) }),
    });
    props.onClose();
  };
  const save = async () => {
    setBusy('exporting');
    setProgress({ done: 0, total: table?.rows.length ?? 0 });
    const answer = await invoke('tables.exportVariants', { ...(await wanted()), format: 'best' });
    setBusy(null);
    if (!answer.ok) return setError(answer.error);
    if (answer.value === null) return;
    const { folder, written } = answer.value;
    const count = written.length;
    const of = format.number(table?.rows.length ?? 0);
    showNotice({
      id: 'variants-saved',
      message: t('saved', { count, number: format.number(count), of, folder }),
    });
    if (count === table?.rows.length) props.onClose();
  };
  const step = useCallback(
    (by: number) =>
      setRowIndex((at) => Math.max(0, Math.min((table?.rows.length ?? 1) - 1, at + by))),
    [table],
  );

  return (
    <Dialog
      opened
      locked={busy !== null}
      onClose={props.onClose}
      title={t('title')}
      width={920}
      data-testid="table-dialog"
      aside={table ? t('facts', { count: table.rows.length, name }) : undefined}
      actions={
        busy === 'exporting' ? (
          <Button size="tall" onClick={() => void invoke('tables.stop', undefined)}>
            {t('stop')}
          </Button>
        ) : (
          <>
            <Button
              size="tall"
              disabled={!isBound || busy !== null}
              onClick={() => void save()}
              data-testid="table-export"
            >
              {t('export')}
            </Button>
            <Button
              size="tall"
              variant="primary"
              disabled={!isBound || busy !== null}
              busy={busy === 'making'}
              onClick={() => void make()}
              data-testid="table-make"
            >
              {t('make', { count: table?.rows.length ?? 0 })}
            </Button>
          </>
        )
      }
    >
      <input
        ref={tableInput}
        type="file"
        hidden
        accept={acceptOf('table')}
        data-testid="table-file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void read(file);
        }}
      />
      <input
        ref={pictureInput}
        type="file"
        hidden
        multiple
        accept={acceptOf('picture')}
        data-testid="table-pictures"
        onChange={(event) => void takePictures([...(event.currentTarget.files ?? [])])}
      />
      {busy === 'exporting' && (
        <ProgressBar
          label={t('exporting', { done: progress.done, total: progress.total })}
          value={progress.total === 0 ? 0 : progress.done / progress.total}
        />
      )}
      {error && (
        <p className={styles.failed} role="alert" data-testid="table-error">
          {speech.error(error).text}
        </p>
      )}
      <div className={styles.columns}>
        <div className={styles.left}>
          <p className={styles.note}>{t('note')}</p>
          <div className={styles.buttons}>
            <Button
              icon={<FileSpreadsheet {...SMALL} />}
              onClick={() => tableInput.current?.click()}
            >
              {t(table ? 'another' : 'choose')}
            </Button>
            <Button icon={<ImagePlus {...SMALL} />} onClick={() => pictureInput.current?.click()}>
              {t('pictures')}
            </Button>
          </div>
          {table && (
            <Slots
              slots={slots}
              columns={table.columns}
              onBind={(slot, column) =>
                editor.edit({ label: 'bindTable' }, (draft) => bindSlot(draft, slot, column))
              }
            />
          )}
          {table && (
            <ProblemLines table={table} checked={checked} onShow={(at) => setRowIndex(at)} />
          )}
        </div>
        <div className={styles.right}>
          {page && (
            <PagePicture
              page={page}
              widthPx={WIDTH_PX}
              className={styles.picture}
              alt={row ? t('rowPicture', { line: row.line }) : t('designPicture')}
            />
          )}
          {table && row && (
            <div className={styles.stepper}>
              <RowStepper
                rowIndex={rowIndex}
                rows={table.rows.length}
                onStep={step}
                data-testid="table-row"
              >
                <span className={styles.where} data-testid="table-row">
                  {t('row', { number: rowIndex + 1, of: table.rows.length, line: row.line })}
                </span>
              </RowStepper>
            </div>
          )}
          {table && row && (
            <Button
              icon={<Eye {...SMALL} />}
              disabled={!isBound || busy !== null}
              onClick={() => {
                startRowPreview({ designId: design.id, table, name, rowIndex, files });
                props.onClose();
              }}
              data-testid="table-on-canvas"
            >
              {t('preview.start')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Slots(props: {
  slots: readonly Slot[];
  columns: readonly string[];
  onBind(slot: Slot, column: string | null): void;
}) {
  const t = useT('tables');
  if (props.slots.length === 0) return <p className={styles.note}>{t('noSlots')}</p>;
  return (
    <ul className={styles.slots}>
      {props.slots.map((slot) => (
        <li key={`${slot.id}.${slot.part ?? ''}.${slot.field}`} className={styles.slot}>
          <span className={styles.slotName}>
            <span className={styles.kind}>{t(`fields.${slot.field}`)}</span>
            <span className={styles.words}>{slot.name || t('unnamed')}</span>
          </span>
          <Select<string>
            aria-label={t('columnFor', { name: slot.name || t('unnamed') })}
            className={styles.select}
            data-testid="table-column"
            value={slot.column ?? KEPT}
            options={[
              { value: KEPT, label: t('keeps') },
              ...props.columns.map((column) => ({ value: column, label: column })),
              ...(slot.column !== null && !props.columns.includes(slot.column)
                ? [{ value: slot.column, label: t('gone', { column: slot.column }) }]
                : []),
            ]}
            onChange={(column) => props.onBind(slot, column === KEPT ? null : column)}
          />
        </li>
      ))}
    </ul>
  );
}
