import { editorReady, expect, test } from './fixtures';

/* Messages from the empty library to the phone, in the real window. */

test('a message is written, shown as a follower gets it, and kept', async ({ studio }) => {
  test.setTimeout(90_000);
  const { page } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByTestId('rail-messages').click();

  await page.getByTestId('new-message').click();
  await page.getByTestId('new-message-name').fill('Weekend');
  await page.getByTestId('create-message').click();
  await page.getByTestId('field-text').fill('Two for one on Saturday');
  const phone = page.getByTestId('message-phone');
  await expect(phone.getByText('Two for one on Saturday')).toBeVisible();

  await page.getByTestId('add-bubble').click();
  await page.locator('[role=menuitem]').nth(5).click();
  await expect(page.getByTestId('bubble')).toHaveCount(2);
  await expect(page.getByTestId('bubble').nth(1)).toHaveAttribute('data-type', 'buttons');
  await page.getByTestId('field-template.text').fill('Which one?');
  await expect(phone.getByText('Which one?')).toBeVisible();
  await page.getByTestId('field-altText').fill('A question');

  // moved by keys, taken back by undo
  await page.getByTestId('bubble').nth(1).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByTestId('bubble').nth(0)).toHaveAttribute('data-type', 'buttons');
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('bubble').nth(1)).toHaveAttribute('data-type', 'buttons');

  // the library has a picture of it, drawn by the page that exports use
  const item = page.locator('[data-testid=library-item][data-name=Weekend]');
  await expect(item.locator('img')).toBeVisible({ timeout: 30_000 });
  if (process.env.TAPESTRY_SHOT) await page.screenshot({ path: process.env.TAPESTRY_SHOT });

  // a tap on the phone does what LINE would do, by a finger where the button is drawn
  await phone.locator('[data-tap]').first().click();
  await expect(page.getByTestId('phone-follower')).toBeVisible();

  // five are the most that one send takes
  await page.getByTestId('add-bubble').click();
  await page.getByTestId('menu-text').click();
  await page.getByTestId('field-text').fill('Until noon only');
  await page.getByTestId('add-bubble').click();
  await page.getByTestId('menu-sticker').click();

  // Flex: the parts, the text and the phone are one
  await page.getByTestId('add-bubble').click();
  await page.locator('[role=menuitem]').nth(4).click();
  await expect(page.getByTestId('flex-editor')).toBeVisible();
  await page.locator('[data-testid=flex-row][data-type=box]').click();
  await page.getByTestId('flex-add').click();
  await page.locator('[role=menuitem]').nth(1).click();
  await expect(page.locator('[data-testid=flex-row][data-type=button]')).toBeVisible();
  await page.getByTestId('flex-pane').getByText('JSON').click();
  const json = page.getByTestId('json-editor').locator('.cm-content');
  await expect(json).toContainText('"button"');
  await page.locator('[data-testid=flex-row][data-type=text]').click();
  if (process.env.TAPESTRY_SHOT)
    await page.screenshot({ path: `${process.env.TAPESTRY_SHOT}-2.png` });
  await json.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(
    '{"type":"flex","altText":"Tea","contents":{"type":"bubble","body":{"type":"box","layout":"vertical","contents":[{"type":"text","text":"Oolong"}]}}}',
  );
  await expect(phone.getByText('Oolong')).toBeVisible();
  await expect(page.locator('[data-testid=flex-row][data-type=text]')).toContainText('Oolong');

  // quick replies under the last bubble; shown on the phone, gone after a tap
  await page.getByTestId('flex-pane').locator('label').nth(2).click();
  await page.getByTestId('section-quick-reply').getByRole('button').first().click();
  await page.getByTestId('add-quickReply').click();
  await expect(phone.locator('[data-quick-replies] [data-tap]')).toHaveCount(1);
  await phone.locator('[data-quick-replies] [data-tap]').click();
  await expect(phone.locator('[data-quick-replies]')).toHaveCount(0);

  // outside of the chat the alternative text stands for it
  await page.getByTestId('phone-shown').locator('label').nth(1).click();
  await expect(page.getByTestId('chat-list-row')).toContainText('Tea');
  await page.getByTestId('phone-shown').locator('label').nth(0).click();

  // a test to the rehearsal channel's follower: what was sent is what the phone was given
  await page.getByTestId('message-test').click();
  const dialog = page.getByTestId('test-dialog');
  await dialog.locator('input[type=checkbox]').first().check();
  await page.getByTestId('test-send').click();
  await expect(page.getByTestId('test-sent')).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Escape');
  const read = () =>
    page.evaluate(async () => {
      const { tapestry } = window as unknown as {
        tapestry: { invoke(channel: string, input?: unknown): Promise<never> };
      };
      const ask = async (channel: string, input?: unknown) =>
        ((await tapestry.invoke(channel, input)) as { value: never }).value as never;
      const state = (await ask('outbox.state')) as { sends: { id: string }[] };
      const got = (await ask('outbox.get', { id: state.sends.at(-1)?.id })) as {
        messages: unknown;
      };
      const list = (await ask('documents.list', {
        kinds: ['message'],
        text: 'Weekend',
        offset: 0,
        limit: 1,
      })) as { heads: { id: string }[] };
      const opened = (await ask('documents.get', { id: list.heads[0]?.id })) as {
        document: { bubbles: { wire: unknown }[] };
      };
      return { sent: got.messages, kept: opened.document.bubbles.map(({ wire }) => wire) };
    });
  // what was typed last is saved a moment later
  await expect.poll(async () => (await read()).kept).toHaveLength(5);
  const { sent, kept } = await read();
  expect(sent).toEqual(kept);

  // the places keep their own tabs
  await page.getByTestId('rail-menus').click();
  await editorReady(page);
  await page.getByTestId('rail-messages').click();
  await expect(page.getByTestId('field-text')).toBeVisible();
  expect(studio.errors).toEqual([]);
});
