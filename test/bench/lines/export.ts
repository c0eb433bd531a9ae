import { type BenchGroup, unmeasured } from '../line';

/** P16–P18: the encoders run in the drawing page, which has no door for a stop-watch yet. */
export const exportLines: BenchGroup = {
  names: ['P16', 'P17', 'P18'],
  run: async () => [
    unmeasured(
      'P16',
      'export under the limit, JPEG route',
      8,
      'the drawing page does not tell how long one encoding took',
    ),
    unmeasured(
      'P17',
      'its size, lossy, against the limit',
      1,
      'needs a photograph that cannot stay lossless; none is shipped',
    ),
    unmeasured(
      'P18',
      'its butteraugli',
      1.1,
      'no butteraugli that runs here is among the packages',
    ),
  ],
};
