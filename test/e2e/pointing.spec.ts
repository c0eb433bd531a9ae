import type { CDPSession, Page } from '@playwright/test';
import { editorReady, expect, test } from './fixtures';

/*
 * Mouse, wheel, fingers and a pen on the canvas, as the system hands them to the window. Points are pixels from the corner of the
 * canvas; the sample's first page has its areas A and B side by side.
 */
const CANVAS = '[data-testid=canvas] [role=application]';
type Finger = readonly [x: number, y: number, id: number];

async function hand(page: Page) {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const corner = async () => {
    const box = await page.locator(CANVAS).boundingBox();
    if (!box) throw new Error('there is no canvas');
    return box;
  };
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd') => async (fingers: Finger[]) => {
    const { x: left, y: top } = await corner();
    const touchPoints = fingers.map(([x, y, id]) => ({ x: left + x, y: top + y, id }));
    await cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
  };
  const pen =
    (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased') =>
    async (x: number, y: number, more: { button?: 'left' | 'right'; force?: number } = {}) => {
      const { x: left, y: top } = await corner();
      const isDown = more.button !== undefined && type !== 'mouseReleased';
      await cdp.send('Input.dispatchMouseEvent', {
        type,
        x: left + x,
        y: top + y,
        pointerType: 'pen',
        buttons: isDown ? (more.button === 'left' ? 1 : 2) : 0,
        clickCount: type === 'mouseMoved' ? 0 : 1,
        ...more,
      });
    };
  return {
    start: touch('touchStart'),
    move: touch('touchMove'),
    end: touch('touchEnd'),
    hover: pen('mouseMoved'),
    press: pen('mousePressed'),
    release: pen('mouseReleased'),
  };
}

const zoomOf = async (page: Page) =>
  Number.parseInt(await page.getByTestId('zoom').innerText(), 10);
const placeOf = (page: Page, letter: string) => page.getByTestId(`mirror-${letter}`).innerText();
const isChosen = (page: Page, letter: string) =>
  expect(page.getByTestId(`mirror-${letter}`)).toHaveAttribute('aria-selected', 'true');

/** Where the edge between A and B lies on the screen, found by asking what a click there chooses. */
async function edgeOf(page: Page): Promise<number> {
  const place = /at (\d+), (\d+), (\d+) by/.exec(await placeOf(page, 'B'));
  if (!place) throw new Error('area B says where it is');
  const chosenAt = async (x: number) => {
    await page.locator(CANVAS).click({ position: { x, y: 200 } });
    return (await page.getByTestId('mirror-A').getAttribute('aria-selected')) === 'true';
  };
  let [low, high] = [120, 600];
  while (high - low > 1) {
    const middle = Math.round((low + high) / 2);
    // by an area that is not chosen yet: handles reach over the edge
    await page.keyboard.press('Escape');
    if (await chosenAt(middle)) low = middle;
    else high = middle;
  }
  await page.keyboard.press('Escape');
  return high;
}

test.describe('the canvas under a hand', () => {
  test.beforeEach(async ({ studio }) => {
    await editorReady(studio.page);
    await studio.page.setViewportSize({ width: 1440, height: 900 });
  });

  test('the wheel zooms at the pointer; space and drag move the page', async ({ studio }) => {
    const { page } = studio;
    const before = await zoomOf(page);
    const edge = await edgeOf(page);
    const { x: left, y: top } = (await page.locator(CANVAS).boundingBox()) ?? { x: 0, y: 0 };
    const drag = async (button: 'left' | 'middle') => {
      await page.mouse.move(left + edge, top + 250);
      await page.mouse.down({ button });
      await page.mouse.move(left + edge + 20, top + 245, { steps: 2 });
      await page.mouse.move(left + edge + 60, top + 240, { steps: 3 });
      await page.mouse.up({ button });
    };

    await page.mouse.move(left + edge, top + 200);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect.poll(() => zoomOf(page)).toBeGreaterThan(before);
    expect(Math.abs((await edgeOf(page)) - edge)).toBeLessThanOrEqual(1);

    await page.keyboard.press('Shift+1');
    await expect.poll(() => zoomOf(page)).toBe(before);
    await page.keyboard.down(' ');
    await drag('left');
    await page.keyboard.up(' ');
    expect(Math.abs((await edgeOf(page)) - (edge + 60))).toBeLessThanOrEqual(1);
    await page.keyboard.press('Shift+1');
    await drag('middle');
    expect(Math.abs((await edgeOf(page)) - (edge + 60))).toBeLessThanOrEqual(1);
    await page.keyboard.press('Shift+1');
    await page.mouse.move(left + edge, top + 200);
    await page.mouse.wheel(-50, 0);
    await expect.poll(() => edgeOf(page)).toBe(edge + 50);

    // a second button in the middle of a drag is a slip: no menu, and Escape takes the drag back
    await page.mouse.move(left + edge + 120, top + 200);
    await page.mouse.down();
    await page.mouse.move(left + edge + 160, top + 260, { steps: 4 });
    await page.mouse.down({ button: 'right' });
    await page.mouse.up({ button: 'right' });
    await expect(page.getByTestId('menu-edit.duplicate')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(page.getByTestId('undo')).toBeDisabled();
    expect(studio.errors).toEqual([]);
  });

  test('two fingers zoom and move the view and change nothing; one finger does what a mouse does', async ({
    studio,
  }) => {
    const { page } = studio;
    const fingers = await hand(page);
    const before = await zoomOf(page);
    const edge = await edgeOf(page);
    const places = await Promise.all(['A', 'B', 'C'].map((letter) => placeOf(page, letter)));

    await page.locator(CANVAS).click({ position: { x: edge - 90, y: 200 } });
    await isChosen(page, 'A');

    // the first finger comes down on B and begins to drag it; the second makes a pinch of it, round the edge
    await fingers.start([[edge + 50, 200, 0]]);
    await fingers.move([[edge + 64, 200, 0]]);
    await fingers.move([[edge + 50, 200, 0]]);
    await fingers.start([
      [edge + 50, 200, 0],
      [edge - 50, 200, 1],
    ]);
    for (const wide of [60, 80, 100])
      await fingers.move([
        [edge + wide, 200, 0],
        [edge - wide, 200, 1],
      ]);
    await expect.poll(() => zoomOf(page)).toBeGreaterThanOrEqual(2 * before - 1);
    expect(await zoomOf(page)).toBeLessThanOrEqual(2 * before + 1);
    // together they carry the page along
    await fingers.move([
      [edge + 130, 220, 0],
      [edge - 70, 220, 1],
    ]);
    // one is lifted first; what is left is still no drag
    await fingers.end([[edge + 130, 220, 0]]);
    await fingers.move([[edge - 60, 220, 1]]);
    await fingers.move([[edge - 70, 220, 1]]);
    await fingers.end([]);
    // what was chosen still is, nothing moved, nothing can be undone
    await isChosen(page, 'A');
    await expect(page.getByTestId('undo')).toBeDisabled();
    expect(await Promise.all(['A', 'B', 'C'].map((letter) => placeOf(page, letter)))).toEqual(
      places,
    );
    // the edge that was between the fingers is where they took it
    expect(Math.abs((await edgeOf(page)) - (edge + 30))).toBeLessThanOrEqual(2);

    await page.keyboard.press('Shift+1');
    await expect.poll(() => zoomOf(page)).toBe(before);
    await fingers.start([[edge + 60, 200, 0]]);
    await fingers.end([]);
    await isChosen(page, 'B');
    await expect(page.getByTestId('undo')).toBeDisabled();
    await fingers.start([[edge + 60, 200, 0]]);
    await fingers.move([[edge + 60, 230, 0]]);
    await fingers.move([[edge + 60, 260, 0]]);
    await fingers.end([]);
    await expect(page.getByTestId('undo')).toBeEnabled();
    await page.getByTestId('undo').click();
    expect(await placeOf(page, 'B')).toBe(places[1]);

    // a finger that rests opens the menu, which stays when it is lifted
    await fingers.start([[edge - 90, 200, 0]]);
    await expect(page.getByTestId('menu-edit.duplicate')).toBeVisible();
    await fingers.end([]);
    await isChosen(page, 'A');
    await page.getByTestId('menu-edit.duplicate').click();
    await expect(page.getByTestId('undo')).toBeEnabled();
    expect(studio.errors).toEqual([]);
  });

  test('a pen points as a mouse does, however hard it is pressed, and a palm beside it does nothing', async ({
    studio,
  }) => {
    const { page } = studio;
    const pen = await hand(page);
    const edge = await edgeOf(page);
    const before = await placeOf(page, 'A');
    await pen.hover(edge - 90, 200);
    await expect
      .poll(() => page.locator(CANVAS).evaluate((element) => element.style.cursor))
      .toBe('move');
    await pen.press(edge - 90, 200, { button: 'left', force: 0.1 });
    await isChosen(page, 'A');
    await pen.hover(edge - 90, 230, { button: 'left', force: 0.9 });
    await pen.start([[400, 380, 0]]);
    await pen.start([
      [400, 380, 0],
      [430, 390, 1],
    ]);
    await pen.end([]);
    await pen.hover(edge - 90, 260, { button: 'left', force: 0.3 });
    await pen.release(edge - 90, 260, { button: 'left' });
    await expect.poll(() => placeOf(page, 'A')).not.toBe(before);
    await isChosen(page, 'A');
    await page.getByTestId('undo').click();
    expect(await placeOf(page, 'A')).toBe(before);
    await expect(page.getByTestId('undo')).toBeDisabled();

    // the button on its barrel is the right one of a mouse
    await pen.press(edge + 90, 200, { button: 'right', force: 0.5 });
    await pen.release(edge + 90, 200, { button: 'right' });
    await expect(page.getByTestId('menu-edit.duplicate')).toBeVisible();
    await isChosen(page, 'B');
    await page.keyboard.press('Escape');
    expect(studio.errors).toEqual([]);
  });
});
