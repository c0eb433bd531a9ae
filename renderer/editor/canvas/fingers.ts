interface Point {
  x: number;
  y: number;
}

/** What the hand did to the view: what was under `from` lies under `to` now, so many times larger. */
export interface Pinch {
  from: Point;
  to: Point;
  factor: number;
}

/** Fingers nearer to each other than this say nothing about a size. */
const LEAST_SPREAD_PX = 8;

/**
 * The fingers on the canvas. One does what a mouse does; from the second on they move and zoom the view together,
 * and go on doing so until the last one is lifted: nobody lifts two fingers at the same moment.
 */
export class Fingers {
  private readonly at = new Map<number, Point>();
  private together = false;

  get areTogether(): boolean {
    return this.together;
  }

  has(id: number): boolean {
    return this.at.has(id);
  }

  down(id: number, point: Point): void {
    this.at.set(id, point);
    if (this.at.size > 1) this.together = true;
  }

  /** A finger went on; null while it is alone. */
  move(id: number, point: Point): Pinch | null {
    if (!this.at.has(id)) return null;
    const before = this.hand();
    this.at.set(id, point);
    if (!this.together) return null;
    const after = this.hand();
    const says = Math.min(before.spread, after.spread) >= LEAST_SPREAD_PX;
    return {
      from: before.middle,
      to: after.middle,
      factor: says ? after.spread / before.spread : 1,
    };
  }

  up(id: number): void {
    this.at.delete(id);
    if (this.at.size === 0) this.together = false;
  }

  /** Where the fingers are, and how far from each other. */
  private hand(): { middle: Point; spread: number } {
    const points = [...this.at.values()];
    const mean = (value: (point: Point) => number) =>
      points.reduce((sum, point) => sum + value(point), 0) / points.length;
    const middle = { x: mean(({ x }) => x), y: mean(({ y }) => y) };
    return { middle, spread: mean(({ x, y }) => Math.hypot(x - middle.x, y - middle.y)) };
  }
}
