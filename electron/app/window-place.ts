/*
 * Where a window comes back. No Electron in here, so that monitors that are gone are a unit test.
 */

interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What was remembered; a first start knows no place. */
export interface RememberedPlace {
  x?: number;
  y?: number;
  width: number;
  height: number;
}

/** So much of a window must be on a screen for a hand to take hold of it. */
const REACHABLE = { width: 200, height: 100 };

const shared = (a: Rectangle, b: Rectangle) => ({
  width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
  height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
});

/**
 * The remembered place where a screen still shows enough of it; else the size alone, as far as the first
 * screen has room, and the system chooses the place. The title bar is never above the screen, for it is
 * what a window is moved by.
 */
export function placeOnScreens(
  remembered: RememberedPlace,
  workAreas: readonly Rectangle[],
): RememberedPlace {
  const { x, y, width, height } = remembered;
  const [first] = workAreas;
  if (x !== undefined && y !== undefined) {
    const here = { x, y, width, height };
    const home = workAreas.find((area) => {
      const common = shared(here, area);
      return common.width >= REACHABLE.width && common.height >= REACHABLE.height;
    });
    if (home) return { ...here, y: Math.max(y, home.y) };
  }
  if (!first) return { width, height };
  return { width: Math.min(width, first.width), height: Math.min(height, first.height) };
}
