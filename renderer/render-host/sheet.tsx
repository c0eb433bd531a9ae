import '../editor/paint/fonts.css';
import './sheet.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { appError } from '#shared/errors/app-error';
import type { PayloadOf } from '#shared/ipc/contract';
import { invoke, on } from '../bridge';
import { settled } from '../message-view/settled';
import { SpecSheet } from './SpecSheet';

/*
 * The hidden page that lays the spec sheet of a design out; the main process prints it. Texts are set in the
 * faces that travel with the app, so that Chinese and Japanese are right on every machine.
 */

const host = document.createElement('div');
document.body.append(host);
const root = createRoot(host);
const LANG = { 'zh-TW': 'zh-Hant', en: 'en', ja: 'ja' } as const;

/** Of the job before: pictures are read again while they are printed. */
let addresses: string[] = [];

async function layOut({ sheet, pictures }: PayloadOf<'renderHost.sheetJob'>) {
  for (const address of addresses) URL.revokeObjectURL(address);
  document.documentElement.lang = LANG[sheet.locale];
  document.title = sheet.name;
  addresses = pictures.map(({ bytes, mime }) =>
    URL.createObjectURL(new Blob([bytes as BlobPart], { type: mime })),
  );
  flushSync(() => root.render(<SpecSheet sheet={sheet} pictures={addresses} />));
  await Promise.all([...host.querySelectorAll('img')].map((image) => image.decode()));
  await settled(host);
}

on('renderHost.sheetJob', (job) => {
  void layOut(job).then(
    () => invoke('renderHost.sheetLaidOut', { jobId: job.jobId, result: { ok: true } }),
    (error: unknown) =>
      invoke('renderHost.sheetLaidOut', {
        jobId: job.jobId,
        result: {
          ok: false,
          error: appError('render.failed', `The sheet could not be laid out: ${String(error)}`),
        },
      }),
  );
});

void invoke('renderHost.sheetReady', undefined);
