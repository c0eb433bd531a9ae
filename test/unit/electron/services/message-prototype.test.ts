import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { RenderPort } from '#electron/render/render-port';
import { exportMessagePrototype } from '#electron/services/exports/message-prototype';
import { Drawings } from '#electron/services/render';
import { createWorkspace } from '#electron/store/create-workspace';
import { Workspace } from '#electron/store/workspace';
import type { MessageDocument } from '#shared/domain/message/schema';
import { ok } from '#shared/errors/app-error';
import { blankDesign } from '#shared/targets/blank-design';
import { aPng } from '../../../helpers/a-rich-menu';
import { countingIds } from '../../../helpers/test-editor';

const folder = mkdtempSync(join(tmpdir(), 'tapestry-prototype-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a message becomes one file with its pictures in it, drawn from what would be sent', async () => {
  const now = new Date('2026-09-01T00:00:00Z');
  const made = await createWorkspace(join(folder, 'workspace'), { name: 'Shanlan' });
  if (!made.ok) throw new Error(made.error.message);
  const opened = await Workspace.open(join(folder, 'workspace'));
  if (!opened.ok) throw new Error(opened.error.message);
  const workspace = opened.value;
  const random = countingIds();
  const design = blankDesign('richMessage', {
    random,
    now,
    name: 'picture',
    pageName: '',
    size: { width: 1040, height: 520 },
    template: null,
    alias: '',
    chatBarText: '',
  });
  expect((await workspace.create(design)).ok).toBe(true);
  const stamp = now.toISOString();
  const document = {
    kind: 'message',
    id: 'doc_chat00000',
    name: 'chat',
    tags: [],
    notes: '',
    archived: false,
    createdAt: stamp,
    updatedAt: stamp,
    bubbles: [
      { id: 'bub_00000001', source: 'wire', wire: { type: 'text', text: '</script>' } },
      { id: 'bub_00000002', source: 'design', documentId: design.id },
    ],
  } as unknown as MessageDocument;
  const port: RenderPort = {
    draw: async (_page, { widthPx }) =>
      ok({
        bytes: aPng(8, 4, widthPx % 251),
        format: 'png' as const,
        widthPx,
        heightPx: 4,
        quality: null,
        palette: null,
        ssim: 1,
      }),
    close: async () => undefined,
  };
  const shown: { type: string; baseUrl?: string }[] = [];
  const action = { type: 'uri', label: 'Order', uri: 'https://example.com' };
  writeFileSync(join(folder, 'player.js'), 'play()');
  writeFileSync(join(folder, 'player.css'), 'p{}');
  const written = await exportMessagePrototype(workspace, document, folder, {
    drawings: new Drawings(port, () => null),
    previews: {
      async preview({ messagesJson, accountName }) {
        expect(accountName).toBe('Shanlan');
        shown.push(
          (JSON.parse(messagesJson) as { message: { type: string } }[])[0]?.message as never,
        );
        const taps = [{ x: 1.2, y: 2, width: 30, height: 40, action }];
        return ok({ layout: { width: 375, height: 90, bubbles: [], taps }, png: aPng(2, 2) });
      },
    },
    playerDir: folder,
    locale: 'en',
  });
  expect(written).toEqual(ok({ folder: 'chat hand-off', files: ['chat hand-off/prototype.html'] }));
  const html = readFileSync(join(folder, 'chat hand-off', 'prototype.html'), 'utf8');
  expect(html.match(/data:image\/png;base64,/g)).toHaveLength(2);
  expect(html).toContain('https://example.com');
  expect(html).not.toContain('"</script>');
  // comments name the bubble, which keeps its name wherever it is moved
  const model = JSON.parse(/id="prototype">(.*?)<\/script>/s.exec(html)?.[1] ?? '') as {
    pages: { id: string }[];
  };
  expect(model.pages.map(({ id }) => id)).toEqual(['bub_00000001', 'bub_00000002']);
  // the design was drawn, and what is shown of it is a picture of the workspace
  expect(shown.map(({ type }) => type)).toEqual(['text', 'imagemap']);
  const hash = /^tapestry:asset\/([0-9a-f]{64})$/.exec(shown[1]?.baseUrl ?? '')?.[1];
  expect(await workspace.assets.read(hash as never)).toEqual(aPng(8, 4, 1040 % 251));
  await workspace.close();
});
