import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { type BenchGroup, line, median } from '../line';

const root = join(import.meta.dirname, '..', '..', '..');
const RUNS = 21;

/** P23: the phone with a carousel of twelve bubbles, against the same boxes as plain HTML in the same window. */
export const previewLines: BenchGroup = {
  names: ['P23'],
  async run(context) {
    const runtime = process.env.TAPESTRY_ELECTRON_DIR;
    if (runtime === undefined) throw new Error('start it with npm run bench');
    const electronArgs = JSON.parse(process.env.TAPESTRY_ELECTRON_ARGS ?? '[]') as string[];
    const userData = mkdtempSync(join(tmpdir(), 'tapestry-bench-preview-'));
    const app = await _electron.launch({
      executablePath: join(runtime, 'electron'),
      args: [...electronArgs, `--user-data-dir=${userData}`, root, '--sample'],
      env: process.env as Record<string, string>,
    });
    try {
      context.note('P23: the phone with twelve bubbles');
      const page = await app.firstWindow();
      await page.getByTestId('rail-messages').waitFor();
      await keep(page);
      await page.getByTestId('rail-messages').click();
      await page.getByTestId('library-search').fill('P23');
      await page.locator('[data-testid=library-item][data-name=P23]').click();
      await page.locator('[data-testid=message-phone] [data-bubble]').nth(11).waitFor();
      const { preview, plain } = await measured(page);
      return [
        line(
          'P23',
          'phone preview of a 12-bubble carousel, against the same boxes as static HTML',
          'ms',
          median(preview),
          median(plain),
          2.5,
        ),
      ];
    } finally {
      await app.close();
      rmSync(userData, { recursive: true, force: true });
    }
  },
};

/** A message with twelve bubbles of a picture, four texts and two buttons each. */
async function keep(page: Page): Promise<void> {
  const bubble = (number: number) => ({
    type: 'bubble',
    size: 'kilo',
    hero: {
      type: 'image',
      url: 'https://example.com/a.png',
      size: 'full',
      aspectRatio: '20:13',
    },
    body: {
      type: 'box',
      layout: 'vertical',
      spacing: 'sm',
      contents: Array.from({ length: 4 }, (_, index) => ({
        type: 'text',
        text: `Line ${index} of bubble ${number}`,
        wrap: true,
      })),
    },
    footer: {
      type: 'box',
      layout: 'vertical',
      contents: ['One', 'Two'].map((label) => ({
        type: 'button',
        action: { type: 'message', label, text: label },
      })),
    },
  });
  const now = '2026-01-01T00:00:00.000Z';
  const document = {
    id: 'doc_p23p23p23p23p23p',
    kind: 'message',
    name: 'P23',
    tags: [],
    notes: '',
    archived: false,
    createdAt: now,
    updatedAt: now,
    bubbles: [
      {
        id: 'bub_p23p23p23p23p23p',
        source: 'wire',
        wire: {
          type: 'flex',
          altText: 'P23',
          contents: { type: 'carousel', contents: Array.from({ length: 12 }, (_, i) => bubble(i)) },
        },
      },
    ],
  };
  const answer = await page.evaluate(
    (made) =>
      (
        window as unknown as { tapestry: { invoke(c: string, i: unknown): Promise<unknown> } }
      ).tapestry.invoke('documents.create', { document: made }),
    document,
  );
  if ((answer as { ok?: boolean }).ok !== true)
    throw new Error(`the message was not kept: ${JSON.stringify(answer)}`);
}

/** Both in the page's own time, up to the finished layout; by turns, so that neither has the warmer machine. */
const measured = (page: Page) =>
  page.evaluate((runs) => {
    const panel = document.querySelector<HTMLElement>('[data-testid=message-panel]');
    const radios = [
      ...(panel?.querySelectorAll<HTMLElement>('[data-testid=phone-shown] input') ?? []),
    ];
    const [chat, outside] = radios;
    const html = document.querySelector('[data-testid=message-phone]')?.outerHTML ?? '';
    if (!panel || !chat || !outside || html === '') throw new Error('the phone is not there');
    const host = document.createElement('div');
    document.body.append(host);
    const preview: number[] = [];
    const plain: number[] = [];
    // reading a size makes the browser lay out what was put in; no function of its own in here: the bundler
    // would name it by a helper that the page does not have
    for (let run = 0; run < runs; run += 1) {
      outside.click();
      void document.body.offsetHeight;
      let began = performance.now();
      chat.click();
      void document.body.offsetHeight;
      preview.push(performance.now() - began);
      if (!panel.querySelector('[data-bubble]')) throw new Error('the phone was not drawn at once');
      began = performance.now();
      host.innerHTML = html;
      void document.body.offsetHeight;
      plain.push(performance.now() - began);
      host.innerHTML = '';
    }
    host.remove();
    return { preview: preview.slice(1), plain: plain.slice(1) };
  }, RUNS);
