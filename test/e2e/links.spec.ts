import { spawn } from 'node:child_process';
import { editorReady, expect, type Studio, test } from './fixtures';

/* `tapestry://` links: they start the app, they reach the one that runs, and hostile ones do nothing. */

const heads = (studio: Studio) =>
  studio.page.evaluate(async () => {
    const answer = await window.tapestry.invoke('documents.list', { offset: 0, limit: 10 });
    return (answer as { value: { heads: { id: string; name: string }[] } }).value.heads;
  });
const tabs = (studio: Studio) => studio.page.getByTestId('document-tab-editor');
/** Starts the app a second time, as the system does when a link is clicked; answers when it has ended. */
const secondStart = (studio: Studio, link: string) =>
  new Promise<number | null>((resolve, reject) => {
    const { spawnfile, spawnargs } = studio.app.process();
    // the debugging ports and the link it was started with are the first one's
    const own = /^(--(inspect|remote-debugging)|tapestry:)/;
    const args = spawnargs.slice(1).filter((arg) => !own.test(arg));
    const second = spawn(spawnfile, [...args, link], { stdio: 'ignore' });
    second.on('error', reject).on('exit', resolve);
  });

test('a link opens its document: in a cold start, from a second start, and never a hostile one', async ({
  studio,
}) => {
  await editorReady(studio.page);
  const list = await heads(studio);
  const [first, second, third] = ['首頁・秋季', '中秋限定', ''].map((name, at) =>
    at < 2
      ? list.find((head) => head.name === name)
      : list.find((head) => !['首頁・秋季', '中秋限定'].includes(head.name)),
  );
  if (!first || !second || !third) throw new Error('the sample has three menus');
  await expect(tabs(studio)).toHaveText([first.name]);

  // cold: the link stands in the command line that starts the app
  await studio.restart(undefined, [`tapestry://open/${second.id}`]);
  await editorReady(studio.page);
  await expect(tabs(studio)).toHaveText([first.name, second.name]);
  await expect(studio.page.locator('[role=tab][aria-selected=true]').first()).toHaveText(
    second.name,
  );

  // while it runs: a second start hands the link over and ends
  expect(await secondStart(studio, `tapestry://open/${third.id}`)).toBe(0);
  await expect(tabs(studio)).toHaveText([first.name, second.name, third.name]);

  for (const link of [
    'tapestry://open/../../etc/passwd',
    `tapestry://delete/${first.id}`,
    'tapestry://open/<script>alert(1)</script>',
  ])
    expect(await secondStart(studio, link)).toBe(0);
  await expect(tabs(studio)).toHaveText([first.name, second.name, third.name]);
  expect((await heads(studio)).map(({ id }) => id).sort()).toEqual(list.map(({ id }) => id).sort());

  // a document that is not in this workspace: said in words, nothing opens
  await secondStart(studio, 'tapestry://open/doc_0000000000000000');
  await expect(studio.page.getByRole('status').or(studio.page.getByRole('alert'))).not.toHaveCount(
    0,
  );
  await expect(tabs(studio)).toHaveCount(3);

  await studio.restart(undefined, ['tapestry://open/..', '--workspace=/nonexistent/evil']);
  await editorReady(studio.page);
  await expect(tabs(studio)).toHaveCount(3);
  expect(studio.errors).toEqual([]);
});
