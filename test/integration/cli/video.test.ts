import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOnce, start } from '../../helpers/command-line';

/* Rich video messages on the command line: a film becomes a document, is drawn and judged, and its JSON comes in again. */
const folder = mkdtempSync(join(tmpdir(), 'tapestry-film-'));
const workspace = join(folder, 'workspace');
const FILM = join(import.meta.dirname, '..', '..', 'fixtures', 'video', 'two-colours.mp4');
beforeAll(buildOnce, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tapestry = (args: string[]) => start(args).ended;

test('a film is imported, rendered, validated, and its JSON imported again', async () => {
  expect((await tapestry(['sample', '--out', workspace, '--json'])).status).toBe(0);
  const into = ['--workspace', workspace, '--json'];
  const imported = await tapestry(['import', FILM, ...into]);
  expect(imported.status, imported.stderr).toBe(0);
  const [first] = imported.json as { documentId: string; kind: string; problems: unknown[] }[];
  expect(first).toMatchObject({ kind: 'richMessage' });
  const id = first?.documentId ?? '';
  const document = join(workspace, 'documents', `${id}.json`);
  expect(readFileSync(document, 'utf8')).toContain('"videoCodec": "avc"');

  const out = join(folder, 'out');
  const drawn = await tapestry(['render', id, '--out', out, '--target', 'richMessage', ...into]);
  // it has no words for the chat list yet: the pictures are made, and that is said
  expect(drawn.stderr).toContain('altText');
  expect(drawn.json).toHaveLength(6);
  const made = join(out, 'two-colours');
  expect(readdirSync(made)).toEqual(expect.arrayContaining(['1040', 'message.json', 'video.mp4']));
  expect(readFileSync(join(made, 'video.mp4'))).toEqual(readFileSync(FILM));

  const judged = await tapestry(['validate', join(made, 'message.json'), document, '--json']);
  const verdicts = judged.json as { kind: string; problems: { path: unknown[] }[] }[];
  expect(verdicts.map(({ kind }) => kind)).toEqual(['message', 'tapestryDocument']);
  for (const { problems } of verdicts)
    expect(problems.map(({ path }) => path.at(-1))).toEqual(['altText']);

  const again = await tapestry(['import', join(made, 'message.json'), ...into]);
  expect(again.status, again.stderr).toBe(0);
}, 180_000);
