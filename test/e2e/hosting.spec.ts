import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Bridge } from '#shared/ipc/contract';
import { expect, test } from './fixtures';

test('media hosts: added, tested with a reason, secrets kept off the disk, the rehearsal’s own works', async ({
  studio,
}) => {
  const { page, userData } = studio;
  await page.getByTestId('rail-settings').click();
  const own = page.getByTestId('rehearsal-host');
  await own.scrollIntoViewIfNeeded();
  await own.getByTestId('test-host').click();
  await expect(own.locator('li[data-state=good]')).toHaveCount(4);

  // a folder that nobody serves: the first two steps pass, the third says why not
  const folder = join(userData, 'served');
  mkdirSync(folder);
  await page.getByTestId('add-host').click();
  const dialog = page.getByTestId('host-dialog');
  await dialog.getByRole('radio').nth(2).click({ force: true });
  await page.getByTestId('host-name').fill('Shop drive');
  await page.getByTestId('host-folder').fill(folder);
  await page.getByTestId('host-publicBaseUrl').fill('http://media.example');
  await page.getByTestId('host-publicBaseUrl').blur();
  await expect(page.getByTestId('save-host')).toBeDisabled();
  await page.getByTestId('host-publicBaseUrl').fill('https://localhost:59998');
  const axe = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(axe.violations.map(({ id }) => id)).toEqual([]);
  await page.getByTestId('save-host').click();
  const host = page.getByTestId('media-host');
  await expect(host.locator('li[data-state]')).toHaveCount(4);
  await expect(host.locator('li[data-state=good]')).toHaveCount(2);
  await expect(host.locator('li[data-state=bad]')).toContainText('ECONNREFUSED');
  expect(readdirSync(folder, { recursive: true }).join()).toContain('.png');

  // a bucket's key goes in and never comes out
  await page.getByTestId('add-host').click();
  await page.getByTestId('host-name').fill('Bucket');
  await page.getByTestId('host-endpoint').fill('http://127.0.0.1:59998');
  await page.getByTestId('host-bucket').fill('line');
  await page.getByTestId('host-accessKeyId').fill('AKID');
  await page.getByTestId('host-secret').fill('very-secret-key');
  await page.getByTestId('host-publicBaseUrl').fill('https://localhost:59998');
  await page.getByTestId('save-host').click();
  await expect(host.nth(1).locator('li[data-state=bad]')).toContainText('ECONNREFUSED');
  const book = readFileSync(join(userData, 'sample-workspace', 'media-hosts.json'), 'utf8');
  expect(book).toContain('AKID');
  expect(book).not.toContain('very-secret-key');
  const told = await page.evaluate(() =>
    (window as unknown as { tapestry: Bridge }).tapestry.invoke('media.hosts', undefined),
  );
  expect(JSON.stringify(told)).not.toContain('very-secret-key');

  // the first host takes new uploads until another one is chosen; removing asks
  await expect(host.nth(0)).toContainText(/New uploads|新上傳使用|新規アップロード先/);
  await host.nth(1).getByRole('button').last().click();
  await page.getByRole('dialog').getByRole('button').last().click();
  await expect(host).toHaveCount(1);
});
