import { useState } from 'react';
import {
  type ReadSheet,
  readCells,
  readSheet,
  SHEET_COLUMNS,
} from '#shared/campaign/calendar/sheet';
import { acceptOf } from '#shared/files/file-kinds';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { createBroadcast, createCampaign } from '../../data/new-campaign';
import { takenFiles } from '../../data/taken-files';
import { STUDIO_TIME_ZONE, useFormat, useT } from '../../i18n';
import { Button, Dialog } from '../../ui';
import styles from './Planner.module.css';

/** A workbook's first sheet, or comma separated text; larger ones are not a plan. */
async function sheetOfFile(file: File): Promise<ReadSheet> {
  if (file.size > MOST_BYTES) throw new Error('too large');
  if (!/\.xlsx$/i.test(file.name)) return readSheet(await file.text(), STUDIO_TIME_ZONE);
  const { readSheet: readWorkbook } = await import('read-excel-file/browser');
  return readCells(await readWorkbook(file), STUDIO_TIME_ZONE);
}

const MOST_BYTES = 20_000_000;

/** A sheet of sends becomes campaigns; nothing is made before it has been looked at. */
export function ImportSheetDialog(props: { onClose(): void; onDone(day: string | null): void }) {
  const t = useT('planner');
  const format = useFormat();
  const [read, setRead] = useState<ReadSheet | null>(null);
  const [isMaking, setMaking] = useState(false);
  const [isUnreadable, setUnreadable] = useState(false);
  const campaigns = read?.campaigns ?? [];
  const sends = campaigns.flatMap((campaign) => campaign.sends);
  const readFile = async (file: File) => {
    setUnreadable(false);
    try {
      setRead(await sheetOfFile(file));
    } catch {
      setRead(null);
      setUnreadable(true);
    }
  };
  const make = async () => {
    setMaking(true);
    for (const sheet of campaigns) {
      const document = createCampaign({
        name: sheet.name,
        sendName: '',
        day: '2026-01-01',
        zone: STUDIO_TIME_ZONE,
        now: new Date(),
      });
      document.owner = sheet.owner;
      document.label = sheet.label;
      document.broadcasts = sheet.sends.map(({ name, at, text, people }) => ({
        ...createBroadcast(name, at),
        messages: text === '' ? [] : [{ source: 'wire', wire: { type: 'text', text } }],
        expected: people,
      }));
      const made = await invoke('documents.create', { document });
      if (!made.ok) {
        setMaking(false);
        return reportFailure(made.error);
      }
    }
    props.onDone(
      sends
        .map(({ at }) => at)
        .filter((at) => at !== null)
        .sort()[0] ?? null,
    );
    props.onClose();
  };
  return (
    <Dialog
      opened
      onClose={props.onClose}
      locked={isMaking}
      title={t('sheet.title')}
      data-testid="import-sheet"
      actions={
        <Button
          variant="primary"
          size="tall"
          disabled={sends.length === 0}
          busy={isMaking}
          onClick={() => void make()}
          data-testid="import-sheet-run"
        >
          {t('sheet.make', { count: campaigns.length })}
        </Button>
      }
    >
      <p className={styles.quietText}>{t('sheet.how')}</p>
      <code className={styles.columns}>{SHEET_COLUMNS.join(',')}</code>
      <label className={styles.file}>
        {t('sheet.file')}
        <input
          type="file"
          accept={acceptOf('schedule')}
          onChange={(event) => {
            const [file] = takenFiles('schedule', event.currentTarget.files);
            if (file) void readFile(file);
          }}
          data-testid="import-sheet-file"
        />
      </label>
      {isUnreadable && <p role="alert">{t('sheet.unreadable')}</p>}
      {read && (
        <p role="status" data-testid="import-sheet-found">
          {t('sheet.found', {
            campaigns: format.number(campaigns.length),
            sends: format.number(sends.length),
          })}
        </p>
      )}
      {read && read.problems.length > 0 && (
        <ul className={styles.problems}>
          {read.problems.slice(0, 20).map(({ line, code, value }) => (
            <li key={`${line} ${code} ${value}`}>{t(`sheet.problem.${code}`, { line, value })}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
