import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import decodeJpeg, { init as initDecoder } from '@jsquash/jpeg/decode.js';
import encodeJpeg, { init } from '@jsquash/jpeg/encode.js';
import { PNG } from 'pngjs';
import { hasColourEdges } from '#renderer/editor/export/colour-edges';
import { smallEnoughJpeg } from '#renderer/editor/export/encode-picture';
import { jpegOptions } from '#renderer/editor/export/jpeg-options';
import { type FoundQuality, searchQuality } from '#renderer/editor/export/search-quality';
import { LIMITS } from '#shared/line/limits';
import { photograph } from '../helpers/photograph';
import { type BenchGroup, type BenchLine, line, median, time, times, unmeasured } from '../line';

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
    const jpeg = async (...of: Parameters<typeof jpegOptions>) =>
      new Uint8Array(await encodeJpeg(pixels, jpegOptions(...of)));
    const codecs = {
      jpeg: (_: ImageData, quality: number, full: boolean, chroma = quality) =>
        jpeg(quality, full, true, chroma),
      jpegSize: async (_: ImageData, quality: number, full: boolean, chroma = quality) =>
        (await jpeg(quality, full, false, chroma)).byteLength,
    };
    const isFull = hasColourEdges(pixels);
    await codecs.jpeg(pixels, 50, isFull);
    const limit = LIMITS.richMenu.imageBytes;
    let found: FoundQuality | null = null;
    const whole = await time(async () => {
      found = await smallEnoughJpeg(pixels, hasColourEdges(pixels), limit, GUESS, codecs);
    });
    const best = found as FoundQuality | null;
    if (best === null) throw new Error('the photograph does not fit at any quality');
    const once = await times(3, () => codecs.jpeg(pixels, best.quality, isFull));
    const share = best.bytes.byteLength / limit;
    return [
      line(
        'P16',
        'JPEG under the limit, against one encoding of the same picture',
        'ms',
        whole,
        median(once),
        8,
        `${best.encodes} encodings and ${best.quick} quick ones to quality ${best.quality}; the browser's first guesses are not in it`,
      ),
      {
        ...line('P17', 'its size, against the limit', 'bytes', best.bytes.byteLength, limit, 1),
        ok: share >= 0.88 && share <= 1,
        note: 'at least 0.88, never above 1',
      },
      await butteraugliLine(pixels, best.bytes, async () => {
        const plainly = (full: boolean) =>
          searchQuality({ encode: (quality) => codecs.jpeg(pixels, quality, full) }, limit, {
            from: 20,
            to: 100,
            guess: GUESS,
          });
        const [plain, half] = [await plainly(true), await plainly(false)];
        return [plain, half].flatMap((found) => (found ? [found.bytes] : []));
      }),
    ];
  },
};

const SEEN = 'butteraugli of that picture, against the best of MozJPEG 4:4:4 and 4:2:0';

/** How far a picture is from what was drawn, to an eye; the program comes from the system, where it has one. */
async function butteraugliLine(
  pixels: ImageData,
  ours: Uint8Array,
  others: () => Promise<Uint8Array[]>,
): Promise<BenchLine> {
  if (spawnSync('butteraugli').error)
    return unmeasured('P18', SEEN, 1.1, 'needs the program butteraugli on the path');
  const folder = mkdtempSync(join(tmpdir(), 'tapestry-butteraugli-'));
  try {
    const wasm = createRequire(import.meta.url).resolve('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm');
    await initDecoder(await WebAssembly.compile(readFileSync(wasm)));
    const write = (name: string, { data, width, height }: ImageData): string => {
      const png = new PNG({ width, height });
      png.data.set(data);
      const path = join(folder, name);
      writeFileSync(path, PNG.sync.write(png, { deflateLevel: 1 }));
      return path;
    };
    const original = write('original.png', pixels);
    const distance = async (jpeg: Uint8Array): Promise<number> => {
      const shown = write('shown.png', await decodeJpeg(jpeg.slice().buffer));
      const told = spawnSync('butteraugli', [original, shown], { encoding: 'utf8' });
      return Number.parseFloat(told.stdout);
    };
    const found: number[] = [];
    for (const jpeg of await others()) found.push(await distance(jpeg));
    return line('P18', SEEN, '', await distance(ours), Math.min(...found), 1.1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
