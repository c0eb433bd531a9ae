import { FileUp, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Channel } from '#shared/domain/workspace';
import { acceptOf } from '#shared/files/file-kinds';
import { MANAGER_COLUMNS } from '#shared/insight/manager/columns';
import { guessHead, mappingFor } from '#shared/insight/manager/head';
import type { ImportHead } from '#shared/insight/manager/imports';
import { openSheet, readRows } from '#shared/insight/manager/read';
import {
  type ColumnMapping,
  MANAGER_TABLES,
  type ManagerTable,
  type RememberedHead,
} from '#shared/insight/manager/tables';
import { invoke } from '../../../bridge';
import { reportFailure } from '../../../data/failures';
import { takenFiles } from '../../../data/taken-files';
import { useFormat, useT } from '../../../i18n';
import { Button, Chip, Dialog, Select, showNotice } from '../../../ui';
import { DataTable } from '../DataTable';
import { managerColumns } from './columns';
import { decodeAs, ENCODINGS, type Encoding, encodingOf } from './decode';
import own from './Manager.module.css';

const PREVIEW_ROWS = 5;
const PREVIEW_PROBLEMS = 20;
const MOST_BYTES = 20_000_000;

/** A file becomes rows of the archive; nothing is stored before it has been looked at. */
export function ImportDialog(props: {
  channel: Channel;
  heads: readonly RememberedHead[];
  imports: readonly ImportHead[];
  /** One that was dropped; null: it is chosen here. */
  file: File | null;
  onClose(): void;
  onDone(table: ManagerTable): void;
}) {
  const t = useT('manager');
  const format = useFormat();
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const [name, setName] = useState('');
  const [encoding, setEncoding] = useState<Encoding>('utf-8');
  const [chosen, setChosen] = useState<{ table: ManagerTable; mapping: ColumnMapping } | null>(
    null,
  );
  const [isTooLarge, setTooLarge] = useState(false);
  const [isStoring, setStoring] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { locale } = format;
  const { file: dropped } = props;

  const take = useMemo(
    () => async (file: File) => {
      setChosen(null);
      setTooLarge(file.size > MOST_BYTES);
      setName(file.name);
      if (file.size > MOST_BYTES) return setBytes(null);
      const read = new Uint8Array(await file.arrayBuffer());
      setEncoding(encodingOf(read, locale));
      setBytes(read);
    },
    [locale],
  );
  useEffect(() => {
    if (dropped) void take(dropped);
  }, [dropped, take]);

  const text = useMemo(() => (bytes ? decodeAs(bytes, encoding) : null), [bytes, encoding]);
  const sheet = useMemo(() => (text === null ? null : openSheet(text)), [text]);
  const guess = useMemo(
    () => (sheet ? guessHead(sheet.head, props.heads) : null),
    [sheet, props.heads],
  );
  const as = chosen ?? guess;
  const read = useMemo(
    () => (sheet && as ? readRows(sheet, as.table, as.mapping) : null),
    [sheet, as],
  );

  const store = async () => {
    if (text === null || !as) return;
    setStoring(true);
    const answer = await invoke('insight.importFile', {
      channelId: props.channel.id,
      file: name,
      text,
      table: as.table,
      mapping: as.mapping,
    });
    setStoring(false);
    if (!answer.ok) return reportFailure(answer.error);
    showNotice({
      id: 'manager-imported',
      message: t('import.done', { count: answer.value.rows, table: t(`table.${as.table}`) }),
    });
    props.onDone(as.table);
  };
  const shown = (read?.rows ?? []).slice(0, PREVIEW_ROWS).map((row) => ({
    ...row,
    importId: 'preview',
    importedAt: '',
  }));

  return (
    <Dialog
      opened
      onClose={props.onClose}
      locked={isStoring}
      width={760}
      title={t('import.title')}
      data-testid="manager-dialog"
      actions={
        <Button
          variant="primary"
          size="tall"
          disabled={!read || read.rows.length === 0}
          busy={isStoring}
          onClick={() => void store()}
          data-testid="manager-store"
        >
          {t('import.store', { count: read?.rows.length ?? 0 })}
        </Button>
      }
    >
      <p className={own.words}>{t('import.how')}</p>
      {props.channel.kind === 'rehearsal' && (
        <p className={own.words}>
          <Chip tone="info">{t('import.practice')}</Chip> {t('import.practiceHelp')}
        </p>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped; the button does the same by keyboard. */}
      <div
        className={own.file}
        onDragOver={(event) => {
          if (event.dataTransfer.types.includes('Files')) event.preventDefault();
        }}
        onDrop={(event) => {
          event.preventDefault();
          event.stopPropagation();
          const [file] = takenFiles('figures', event.dataTransfer.files);
          if (file) void take(file);
        }}
      >
        <Button
          icon={<FileUp size={16} strokeWidth={1.5} />}
          onClick={() => input.current?.click()}
          data-testid="manager-pick"
        >
          {t('import.pick')}
        </Button>
        <span className={own.fileName}>{name === '' ? t('import.drop') : name}</span>
        <input
          ref={input}
          type="file"
          hidden
          accept={acceptOf('figures')}
          onChange={(event) => {
            const [file] = takenFiles('figures', event.currentTarget.files);
            if (file) void take(file);
          }}
          data-testid="manager-file"
        />
      </div>
      {isTooLarge && (
        <p className={own.wrong} role="alert">
          {t('import.tooLarge', { size: format.bytes(MOST_BYTES) })}
        </p>
      )}
      {sheet && as && guess && (
        <>
          <div className={own.choices}>
            <Select
              label={t('import.table')}
              value={as.table}
              options={MANAGER_TABLES.map((value) => ({ value, label: t(`table.${value}`) }))}
              onChange={(table) => setChosen({ table, mapping: mappingFor(sheet.head, table) })}
              data-testid="manager-as"
            />
            <Select
              label={t('import.encoding')}
              value={encoding}
              options={ENCODINGS.map((value) => ({ value, label: t(`encoding.${value}`) }))}
              onChange={(next) => {
                setEncoding(next);
                setChosen(null);
              }}
              data-testid="manager-encoding"
            />
          </div>
          {guess.remembered && chosen === null && (
            <p className={own.words} data-testid="manager-remembered">
              {t('import.remembered')}
            </p>
          )}
          <h3 className={own.head}>{t('import.columns')}</h3>
          <ul className={own.mapping} data-testid="manager-mapping">
            {sheet.head.map((head, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file are told apart by their place
              <li key={at}>
                <span className={own.headName} title={head}>
                  {head === '' ? t('import.noHead', { at: at + 1 }) : head}
                </span>
                <span className={own.sample}>{sheet.body[0]?.cells[at] ?? ''}</span>
                <Select
                  aria-label={t('import.columnAs', { head: head || String(at + 1) })}
                  value={as.mapping[at] ?? ''}
                  options={[
                    { value: '', label: t('import.leaveOut') },
                    ...MANAGER_COLUMNS[as.table].map(({ id }) => ({
                      value: id,
                      label: t(`column.${as.table}.${id}`),
                    })),
                  ]}
                  onChange={(id) =>
                    setChosen({ table: as.table, mapping: mapped(as.mapping, at, id) })
                  }
                />
              </li>
            ))}
          </ul>
          {read && read.missing.length > 0 && (
            <Wrong>
              {t('import.missing', {
                columns: format.list(
                  read.missing.map((id) =>
                    id === 'figures' ? t('import.anyFigure') : t(`column.${as.table}.${id}`),
                  ),
                ),
              })}
            </Wrong>
          )}
          {shown.length > 0 && (
            <>
              <h3 className={own.head}>{t('import.preview', { count: read?.rows.length ?? 0 })}</h3>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard. */}
              <div className={own.preview} tabIndex={0}>
                <DataTable
                  caption={t('import.preview', { count: read?.rows.length ?? 0 })}
                  columns={managerColumns(t, format, as.table, shown).map(
                    ({ order: _, ...column }) => column,
                  )}
                  rows={shown}
                  keyOf={({ line }) => String(line)}
                  data-testid="manager-preview"
                />
              </div>
            </>
          )}
          {read && read.problems.length > 0 && (
            <>
              <Wrong>{t('import.problems', { count: read.problems.length })}</Wrong>
              <ul className={own.problems} data-testid="manager-problems">
                {read.problems.slice(0, PREVIEW_PROBLEMS).map(({ line, code, column, value }) => (
                  <li key={`${line} ${code}`}>
                    {t(`problem.${code}`, {
                      line,
                      value,
                      column: column === '' ? '' : t(`column.${as.table}.${column}`),
                    })}
                  </li>
                ))}
                {read.problems.length > PREVIEW_PROBLEMS && (
                  <li>{t('import.more', { count: read.problems.length - PREVIEW_PROBLEMS })}</li>
                )}
              </ul>
            </>
          )}
        </>
      )}
    </Dialog>
  );
}

/** A column stands in one place: where it stood before becomes free. */
const mapped = (mapping: ColumnMapping, at: number, id: string): ColumnMapping =>
  mapping.map((one, index) => (index === at ? (id === '' ? null : id) : one === id ? null : one));

const Wrong = ({ children }: { children: ReactNode }) => (
  <p className={own.wrong} role="alert">
    <TriangleAlert size={16} strokeWidth={1.5} />
    {children}
  </p>
);
