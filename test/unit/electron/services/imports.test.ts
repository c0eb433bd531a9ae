import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewImport } from '#electron/services/imports';
import type { Workspace } from '#electron/store/workspace';
import type { ImportAs } from '#shared/ipc/contract';
import { aWorkspace, type OnDisk } from '../../../helpers/a-workspace';
import { unwrap } from '../../../helpers/publish-bench';

let disk: OnDisk;
let workspace: Workspace;
beforeAll(async () => {
  disk = await aWorkspace();
  workspace = await disk.open();
});
afterAll(async () => {
  await workspace.close();
  disk.remove();
});

const now = new Date('2026-09-01T00:00:00Z');
const svg = (width: number, height: number) =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"></svg>`,
  );
const read = async (bytes: Uint8Array, as?: ImportAs) =>
  unwrap(await previewImport(workspace, bytes, 'autumn.svg', now, { as }));

describe('a picture from elsewhere', () => {
  it.each([
    [2500, 1686, undefined, 'richMenuSet', [2500, 1686]],
    [2000, 1600, undefined, 'richMessage', [1040, 832]],
    [1040, 585, 'richMessage', 'richMessage', [1040, 585]],
    [2048, 1024, 'richCarousel', 'richCarousel', [1024, 512]],
    [500, 500, 'richMenuSet', 'richMenuSet', [2500, 1686]],
  ] as const)('%i × %i as %s becomes a %s', async (width, height, as, kind, size) => {
    const { documents, choices } = await read(svg(width, height), as);
    expect(documents[0]?.kind).toBe(kind);
    const page = (documents[0] as { pages: { size: object; layers: object[] }[] }).pages[0];
    expect(page?.size).toEqual({ width: size[0], height: size[1] });
    expect(page?.layers).toHaveLength(1);
    expect(choices).toContain(kind);
  });
});

describe('a message from elsewhere', () => {
  const imagemap = new TextEncoder().encode(
    JSON.stringify({
      type: 'imagemap',
      baseUrl: 'https://cdn.example/a',
      altText: '秋',
      baseSize: { width: 1040, height: 700 },
      actions: [{ type: 'message', text: '看', area: { x: 0, y: 0, width: 1040, height: 700 } }],
    }),
  );
  it('is a design where it is a picture with areas, and JSON where that is wanted', async () => {
    const design = await read(imagemap);
    expect(design.documents[0]?.kind).toBe('richMessage');
    expect(design.choices).toEqual(['richMessage', 'message']);
    const json = await read(imagemap, 'message');
    expect(json.documents[0]?.kind).toBe('message');
    expect(json.choices).toEqual(['richMessage', 'message']);
  });
  it('stays JSON where it is anything else', async () => {
    const text = new TextEncoder().encode(JSON.stringify({ type: 'text', text: 'hello' }));
    const { documents, choices } = await read(text);
    expect(documents[0]?.kind).toBe('message');
    expect(choices).toEqual([]);
  });
});

describe('a bare container of Flex', () => {
  it('becomes a message, or stays a definition that is edited as it is', async () => {
    const bubble = { type: 'bubble', body: { type: 'box', layout: 'vertical', contents: [] } };
    const bytes = new TextEncoder().encode(JSON.stringify(bubble));
    const kinds = async (as?: ImportAs) => {
      const { documents, choices } = await read(bytes, as);
      return [documents[0]?.kind, choices];
    };
    expect(await kinds()).toEqual(['message', ['message', 'definition']]);
    expect(await kinds('definition')).toEqual(['definition', ['message', 'definition']]);
    const [kept] = (await read(bytes, 'definition')).documents;
    expect(kept).toMatchObject({ form: 'flex', wire: bubble });
  });
});
