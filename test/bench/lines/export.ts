import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import encodeJpeg, { init } from '@jsquash/jpeg/encode.js';
import { searchQuality } from '#renderer/editor/export/search-quality';
import { LIMITS } from '#shared/line/limits';
import { photograph } from '../helpers/photograph';
import { type BenchGroup, line, time, unmeasured } from '../line';

/** The first guess comes from the browser's own encoder in the app; here it is what that says of a photograph. */
const GUESS = 87;

/** P16–P18: the search for the best JPEG under the limit, with the encoder that the app uses. */
export const exportLines: BenchGroup = {
  names: ['P16', 'P17', 'P18'],
  async run(context) {
    context.note('P16, P17: encoding a photograph of 2500 × 1686');
    const wasm = createRequire(import.meta.url).resolve('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm');
    await init(await WebAssembly.compile(readFileSync(wasm)));
    const pixels = photograph(2500, 1686);
    const encode = async (quality: number) =>
      new Uint8Array(
        await encodeJpeg(pixels, { quality, auto_subsample: false, chroma_subsample: 1 }),
      );
    await encode(50);
    const limit = LIMITS.richMenu.imageBytes;
    let found: Awaited<ReturnType<typeof searchQuality>> = null;
    const whole = await time(async () => {
      found = await searchQuality(encode, limit, GUESS);
    });
    const best = found as Awaited<ReturnType<typeof searchQuality>>;
    if (best === null) throw new Error('the photograph does not fit at any quality');
    const once = await time(() => encode(best.quality));
    const share = best.bytes.byteLength / limit;
    return [
      line(
        'P16',
        'JPEG under the limit, against one encoding of the same picture',
        'ms',
        whole,
        once,
        8,
        `${best.encodes} encodings to quality ${best.quality}; the browser's quick guesses are not in it`,
      ),
      {
        ...line('P17', 'its size, against the limit', 'bytes', best.bytes.byteLength, limit, 1),
        ok: share >= 0.88 && share <= 1,
        note: 'at least 0.88, never above 1',
      },
      unmeasured(
        'P18',
        'its butteraugli',
        1.1,
        'no butteraugli that runs here is among the packages',
      ),
    ];
  },
};
