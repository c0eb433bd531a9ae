import type { PixelData } from 'ag-psd';

/** Squares along each side: enough to say what colour lies under a shadow. */
const SIDE = 64;
/** Of 255: how much a colour may differ from the mean before the mean says little. */
const EVEN = 24;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What the layers so far look like from far away: on white, as everything else that a chat shows. */
export class Backdrop {
  private readonly colours = new Float32Array(SIDE * SIDE * 3).fill(255);

  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {}

  /** Lays a layer on top. */
  add(pixels: PixelData, place: Box, opacity: number): void {
    this.each(place, (square, x, y) => {
      const at = (Math.floor(y - place.y) * pixels.width + Math.floor(x - place.x)) * 4;
      const share = ((pixels.data[at + 3] ?? 0) / 255) * opacity;
      for (let part = 0; part < 3; part += 1) {
        const below = this.colours[square * 3 + part] ?? 0;
        this.colours[square * 3 + part] = below + ((pixels.data[at + part] ?? 0) - below) * share;
      }
    });
  }

  /** The mean colour under a box, and whether it is about the same everywhere there. */
  under(place: Box): { colour: [number, number, number]; isEven: boolean } {
    const sum: [number, number, number] = [0, 0, 0];
    const squares = [0, 0, 0];
    let count = 0;
    this.each(place, (square) => {
      count += 1;
      for (const part of [0, 1, 2] as const) {
        const value = this.colours[square * 3 + part] ?? 0;
        sum[part] += value;
        squares[part] = (squares[part] ?? 0) + value * value;
      }
    });
    if (count === 0) return { colour: [255, 255, 255], isEven: true };
    const mean = sum.map((value) => value / count) as [number, number, number];
    const isEven = mean.every(
      (value, part) => (squares[part] ?? 0) / count - value * value <= EVEN * EVEN,
    );
    return { colour: mean, isEven };
  }

  /** Every square whose middle lies in the box. */
  private each(place: Box, visit: (square: number, x: number, y: number) => void): void {
    for (let row = 0; row < SIDE; row += 1) {
      const y = ((row + 0.5) / SIDE) * this.height;
      if (y < place.y || y >= place.y + place.height) continue;
      for (let column = 0; column < SIDE; column += 1) {
        const x = ((column + 0.5) / SIDE) * this.width;
        if (x < place.x || x >= place.x + place.width) continue;
        visit(row * SIDE + column, x, y);
      }
    }
  }
}
