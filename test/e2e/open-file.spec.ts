import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aRichMenu } from '../helpers/a-rich-menu';
import { editorReady, expect, type Studio, test } from './fixtures';

/* What a double click in a file manager does: it starts the app with the file, or hands it to the one that runs. */

const secondStart = (studio: Studio, file: string) =>
  new Promise<number | null>((resolve, reject) => {
    const { spawnfile, spawnargs } = studio.app.process();
    // the debugging ports and the file it was started with are the first one's
    const args = spawnargs
      .slice(1)
      .filter((arg) => !/^--(inspect|remote-debugging)/.test(arg) && !arg.endsWith('.json'));
    const second = spawn(spawnfile, [...args, file], { stdio: 'ignore' });
    second.on('error', reject).on('exit', resolve);
  });
const workspaceOf = (studio: Studio) =>
  studio.page.evaluate(async () => {
    const answer = await window.tapestry.invoke('workspace.current', undefined);
    return (answer as { value: { name: string; folder: string } }).value;
  });

test('a double click opens a workspace, a document in one, or the import of any other file', async ({
  studio,
}) => {
  const { userData } = studio;
  await editorReady(studio.page);
  const sample = await workspaceOf(studio);
  const headOf = (name: string) =>
    studio.page.evaluate(async (wanted) => {
      const answer = await window.tapestry.invoke('documents.list', { offset: 0, limit: 50 });
      const { heads } = (answer as { value: { heads: { id: string; name: string }[] } }).value;
      return heads.find((head) => head.name === wanted)?.id ?? '';
    }, name);
  const menu = await headOf('中秋限定');

  // cold: the file stands in the command line that starts the app
  const definition = join(userData, 'from-line.json');
  writeFileSync(definition, JSON.stringify(aRichMenu({ name: 'from LINE' })));
  await studio.restart(undefined, [definition]);
  await expect(studio.page.getByTestId('import-dialog')).toContainText('from-line.json');
  await studio.page.keyboard.press('Escape');
  await expect(studio.page.getByTestId('import-dialog')).toHaveCount(0);

  // a new workspace gets a file for it
  const other = join(userData, '秋季工作區');
  mkdirSync(other);
  await studio.app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
  }, other);
  await studio.page.evaluate(() => window.tapestry.invoke('workspace.open', { from: 'pick' }));
  await expect.poll(async () => (await workspaceOf(studio)).folder).toBe(other);
  expect(existsSync(join(other, 'Tapestry.tapestry'))).toBe(true);

  // a document of the sample: its workspace comes with it
  expect(await secondStart(studio, join(sample.folder, 'documents', `${menu}.json`))).toBe(0);
  await expect.poll(async () => (await workspaceOf(studio)).folder).toBe(sample.folder);
  const tab = studio.page.locator('[role=tab][aria-selected=true]').first();
  await expect(tab).toHaveText('中秋限定');

  expect(await secondStart(studio, join(other, 'Tapestry.tapestry'))).toBe(0);
  await expect.poll(async () => (await workspaceOf(studio)).folder).toBe(other);
  await expect(studio.page.getByText('秋季工作區').first()).toBeVisible();

  // what is gone is said, and nothing changes
  await secondStart(studio, join(userData, 'gone.psd'));
  await expect(studio.page.getByText(/gone\.psd/)).toBeVisible();
  expect((await workspaceOf(studio)).folder).toBe(other);
  expect(studio.errors).toEqual([]);
});
