import { Workspace } from '#electron/store/workspace';

/*
 * A process of its own, to be killed: saves one document again and again and says on standard output,
 * after each save has been acknowledged, which one it was.
 */
const [folder = ''] = process.argv.slice(2);
const opened = await Workspace.open(folder);
if (!opened.ok) throw new Error(opened.error.message);
const workspace = opened.value;
const [head] = workspace.list({ offset: 0, limit: 1 }).heads;
if (!head) throw new Error('the workspace is empty');
const loaded = await workspace.load(head.id);
if (!loaded.ok) throw new Error(loaded.error.message);
let { document, revision } = loaded.value;
const start = Number(/(\d+)$/.exec(document.notes)?.[1] ?? 0);
for (let count = start + 1; ; count += 1) {
  document = { ...document, notes: `${'n'.repeat(15_000)} ${count}` };
  const saved = await workspace.save(document, revision);
  if (!saved.ok) throw new Error(saved.error.message);
  revision = saved.value.revision;
  process.stdout.write(`${count}\n`);
}
