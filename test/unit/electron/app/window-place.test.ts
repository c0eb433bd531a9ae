import { describe, expect, test } from 'vitest';
import { placeOnScreens } from '#electron/app/window-place';

const LAPTOP = { x: 0, y: 25, width: 1440, height: 875 };
const BESIDE = { x: 1440, y: 0, width: 2560, height: 1440 };
const window = { x: 1700, y: 200, width: 1600, height: 1000 };

describe('where the window comes back', () => {
  test('is where it was, while its screen is there', () => {
    expect(placeOnScreens(window, [LAPTOP, BESIDE])).toEqual(window);
  });
  test('is on a screen that exists when its own is gone, no larger than that', () => {
    expect(placeOnScreens(window, [LAPTOP])).toEqual({ width: 1440, height: 875 });
  });
  test('is where it was when a hand can still take hold of it', () => {
    const half = { x: 1100, y: 300, width: 1300, height: 800 };
    expect(placeOnScreens(half, [LAPTOP])).toEqual(half);
    const sliver = { ...half, x: 1300 };
    expect(placeOnScreens(sliver, [LAPTOP])).toEqual({ width: 1300, height: 800 });
  });
  test('never has its title bar above the screen', () => {
    expect(placeOnScreens({ x: 100, y: -40, width: 1300, height: 800 }, [LAPTOP])).toMatchObject({
      y: 25,
    });
  });
  test('is the system’s choice at the first start, and without any screen', () => {
    expect(placeOnScreens({ width: 1440, height: 900 }, [LAPTOP])).toEqual({
      width: 1440,
      height: 875,
    });
    expect(placeOnScreens(window, [])).toEqual({ width: 1600, height: 1000 });
  });
});
