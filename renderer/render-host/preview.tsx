import '../editor/paint/fonts.css';
import './preview.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { appError } from '#shared/errors/app-error';
import type { PayloadOf } from '#shared/ipc/contract';
import { phoneOf } from '#shared/preview/phones';
import { invoke, on } from '../bridge';
import { setLocale, startI18n } from '../i18n';
import { ChatPaper } from '../message-view/ChatPaper';
import { measureBubbles, measureTaps } from '../message-view/measure';
import { settled } from '../message-view/settled';

/*
 * The hidden page that lays messages out as the phone in the studio does. It answers with the size and the
 * rectangles; the main process then takes the picture of exactly that.
 */

const host = document.createElement('div');
document.body.append(host);
const root = createRoot(host);

async function layOut(job: PayloadOf<'renderHost.previewJob'>['job']) {
  await setLocale(job.locale);
  const phone = phoneOf(job.phone);
  flushSync(() => root.render(null));
  flushSync(() => root.render(<ChatPaper job={job} phone={phone} />));
  await settled(host);
  // pictures and faces may have come since; what must fit is fitted to what is there now
  const paper = host.firstElementChild;
  if (!(paper instanceof HTMLElement)) throw new Error('nothing was drawn');
  const { width, height } = paper.getBoundingClientRect();
  return {
    ok: true as const,
    layout: {
      width: Math.ceil(width),
      height: Math.ceil(height),
      bubbles: measureBubbles(paper),
      taps: measureTaps(paper),
    },
  };
}

on('renderHost.previewJob', ({ jobId, job }) => {
  void layOut(job).then(
    (result) => invoke('renderHost.previewLaidOut', { jobId, result }),
    (error: unknown) =>
      invoke('renderHost.previewLaidOut', {
        jobId,
        result: {
          ok: false,
          error: appError('render.failed', `The picture could not be drawn: ${String(error)}`),
        },
      }),
  );
});

await startI18n('zh-TW');
void invoke('renderHost.previewReady', undefined);
