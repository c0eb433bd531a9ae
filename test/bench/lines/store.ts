import {
  closeSync,
  fdatasyncSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Workspace } from '#electron/store/workspace';
import { largeWorkspace } from '../helpers/large-workspace';
import { type BenchGroup, type BenchLine, line, median, p95, time, times } from '../line';

const open = async (folder: string): Promise<Workspace> => {
  const opened = await Workspace.open(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
};

/** P12–P15 and R10: opening, searching and saving in a workspace of ten thousand menus. */
export const store: BenchGroup = {
  names: ['P12', 'P13', 'P14', 'P15', 'R10'],
  async run(context) {
    const folder = await largeWorkspace.folder(context.note);
    const found: BenchLine[] = [];
    const documents = join(folder, 'documents');
    const files = readdirSync(documents).map((name) => join(documents, name));

    context.note('P12: opening');
    const parseAll = await times(3, () => {
      for (const file of files) JSON.parse(readFileSync(file, 'utf8'));
    });
    await (await open(folder)).close();
    const opens: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      let workspace: Workspace | null = null;
      opens.push(
        await time(async () => {
          workspace = await open(folder);
        }),
      );
      await (workspace as Workspace | null)?.close();
    }
    found.push(
      line(
        'P12',
        'open a workspace of 10,000 menus, against reading and parsing them',
        'ms',
        median(opens),
        median(parseAll),
        0.15,
      ),
    );

    if (context.wants('R10')) {
      context.note('R10: the index made anew');
      const rebuilds: number[] = [];
      for (let run = 0; run < 3; run += 1) {
        await rm(join(folder, 'index.json'));
        let workspace: Workspace | null = null;
        rebuilds.push(
          await time(async () => {
            workspace = await open(folder);
          }),
        );
        await (workspace as Workspace | null)?.close();
      }
      found.push(
        line(
          'R10',
          'open without an index, which is made anew of 10,000 menus',
          'ms',
          median(rebuilds),
          median(parseAll),
          1.5,
        ),
      );
    }

    const workspace = await open(folder);
    context.note('P13: searching');
    const words = [
      '新',
      '新品',
      '新品上',
      '秋',
      '早餐',
      'promo',
      'm12',
      '中秋限定',
      '不存在',
      '咖啡',
    ];
    const strokes: number[] = [];
    for (const text of [...words, ...words, ...words])
      strokes.push(await time(() => workspace.list({ text, offset: 0, limit: 50 })));
    found.push(
      line(
        'P13',
        'search by name, tag and text, 95th percentile of a key stroke',
        'ms',
        p95(strokes),
        null,
        8,
      ),
    );

    context.note('P14, P15: saving');
    const [head] = workspace.list({ offset: 0, limit: 1 }).heads;
    if (!head) throw new Error('the workspace is empty');
    const loaded = await workspace.load(head.id);
    if (!loaded.ok) throw new Error(loaded.error.message);
    let { document, revision } = loaded.value;
    const save = async (): Promise<void> => {
      document = { ...document, notes: `${document.notes.slice(0, 20)} ${Math.random()}` };
      const saved = await workspace.save(document, revision);
      if (!saved.ok) throw new Error(saved.error.message);
      revision = saved.value.revision;
    };
    const saves = await times(15, save);
    const probe = join(folder, 'probe');
    const descriptor = openSync(probe, 'w');
    const block = Buffer.alloc(4096, 1);
    const syncs = await times(15, () => {
      writeSync(descriptor, block, 0, block.length, 0);
      fdatasyncSync(descriptor);
    });
    closeSync(descriptor);
    await rm(probe);
    found.push(
      line(
        'P14',
        'save one changed menu, durable, against 4 KiB and fdatasync',
        'ms',
        median(saves),
        median(syncs),
        10,
      ),
    );

    const written = () =>
      Number(/wchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1] ?? 0);
    const before = written();
    await save();
    const bytes = written() - before;
    const size = statSync(join(documents, `${head.id}.json`)).size;
    found.push(
      line('P15', 'bytes written for that save, against the document', 'bytes', bytes, size, 3),
    );
    await workspace.close();
    return found;
  },
};
