import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CurrentWorkspace } from '#electron/services/current-workspace';
import { notesHandlers } from '#electron/services/insight/notes';
import { channelId } from '#shared/domain/ids';
import type { NotesChange } from '#shared/insight/notes';
import { aWorkspace, type OnDisk } from '../../helpers/a-workspace';

const CHANNEL = channelId.parse('chn_0000000000notes');
const made: OnDisk[] = [];
afterEach(() => {
  for (const disk of made.splice(0)) disk.remove();
});

async function aStudio() {
  const disk = await aWorkspace();
  made.push(disk);
  const { folder } = disk;
  const current = new CurrentWorkspace();
  const opened = await current.open(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  const told: string[] = [];
  const handlers = notesHandlers(current, (name) => told.push(name));
  const change = (one: NotesChange) =>
    handlers['insight.changeNotes']({ channelId: CHANNEL, change: one });
  const read = () => handlers['insight.notes']({ channelId: CHANNEL });
  return { folder, told, change, read, file: join(folder, 'insight', CHANNEL, 'notes.json') };
}
const mark = (day: string): NotesChange => ({ do: 'annotate', id: null, day, text: `日 ${day}` });

describe('notes of a channel', () => {
  it('are one file in the workspace that the next start reads', async () => {
    const studio = await aStudio();
    expect(await studio.read()).toMatchObject({ ok: true, value: { annotations: [], views: [] } });
    await studio.change(mark('20260902'));
    expect(JSON.parse(readFileSync(studio.file, 'utf8'))).toMatchObject({
      annotations: [{ day: '20260902', text: '日 20260902' }],
    });
    expect(studio.told).toEqual(['insight.notesChanged']);
  });
  it('lose none of twenty changes that come at once', async () => {
    const studio = await aStudio();
    const days = Array.from({ length: 20 }, (_, at) => `202609${String(at + 1).padStart(2, '0')}`);
    await Promise.all(days.map((day) => studio.change(mark(day))));
    const read = await studio.read();
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.annotations.map(({ day }) => day)).toEqual(days);
  });
  it('that are damaged are put aside whole before anything is written', async () => {
    const studio = await aStudio();
    const folder = join(studio.folder, 'insight', CHANNEL);
    mkdirSync(folder, { recursive: true });
    writeFileSync(studio.file, '{"annotations": [{"id":');
    expect(await studio.change(mark('20260902'))).toMatchObject({ ok: true });
    const aside = readdirSync(folder).find((name) => name.includes('.corrupt-')) ?? '';
    expect(readFileSync(join(folder, aside), 'utf8')).toBe('{"annotations": [{"id":');
  });
});
