import { AppState } from '#electron/services/settings';
import { Workspace } from '#electron/store/workspace';
import { aPng } from './a-rich-menu';
import { firstMenu } from './a-workspace';

/* A process of its own, to be watched: writes each kind of store file once. */
const [folder = '', userData = ''] = process.argv.slice(2);
const opened = await Workspace.open(folder);
if (!opened.ok) throw new Error(opened.error.message);
const workspace = opened.value;
const { document, revision } = await firstMenu(workspace);
const saved = await workspace.save({ ...document, notes: 'watched' }, revision);
const stored = await workspace.assets.put(aPng(800, 540, 0x31), 'grey.png');
await new AppState(userData).settings.update((before) => ({ ...before, grid: true }));
await workspace.close();
if (!saved.ok || !stored.ok) throw new Error('a write was refused');
process.stdout.write(`${document.id} ${stored.value.hash}\n`);
