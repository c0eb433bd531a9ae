import { setTimeout as wait } from 'node:timers/promises';
import { Workspace } from '#electron/store/workspace';
import { firstMenu } from './a-workspace';

/*
 * A process of its own: opens the workspace again and again, and while it has it to itself counts the notes of
 * its first menu up by one a save. Prints how many saves were acknowledged and how often somebody else had it.
 */
const [folder = '', wanted = '0'] = process.argv.slice(2);
let saved = 0;
let waited = 0;
while (saved < Number(wanted)) {
  const opened = await Workspace.open(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  const workspace = opened.value;
  if (workspace.readOnly) {
    waited += 1;
    await workspace.close();
    await wait(2);
    continue;
  }
  let { document, revision } = await firstMenu(workspace);
  for (let turn = 0; turn < 10 && saved < Number(wanted); turn += 1) {
    document = { ...document, notes: String((Number(document.notes) || 0) + 1) };
    const done = await workspace.save(document, revision);
    if (!done.ok) throw new Error(`${done.error.code}: ${done.error.message}`);
    revision = done.value.revision;
    saved += 1;
  }
  await workspace.close();
  await wait(1);
}
process.stdout.write(`${saved} ${waited}\n`);
