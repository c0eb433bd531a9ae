import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import decodeJpeg, { init as initDecoder } from '@jsquash/jpeg/decode.js';
import encodeJpeg, { init } from '@jsquash/jpeg/encode.js';
import { PNG } from 'pngjs';
import { fillBytes } from '#renderer/editor/export/fill-bytes';
import { searchQuality } from '#renderer/editor/export/search-quality';
import { LIMITS } from '#shared/line/limits';
import { photograph } from '../helpers/photograph';
import { type BenchGroup, type BenchLine, line, time, unmeasured } from '../line';

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
    const encode = async (quality: number, chroma = quality) =>
      new Uint8Array(
        await encodeJpeg(pixels, {
          quality,
          auto_subsample: false,
          chroma_subsample: 1,
          separate_chroma_quality: chroma !== quality,
          chroma_quality: chroma,
        }),
      );
    await encode(50);
    const limit = LIMITS.richMenu.imageBytes;
    let found: Awaited<ReturnType<typeof searchQuality>> = null;
    const whole = await time(async () => {
      const whole = await searchQuality(encode, limit, GUESS);
      found = whole && (await fillBytes(encode, limit, whole));
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
      await butteraugliLine(pixels, best.bytes, async () => {
        const plain = await searchQuality(encode, limit, GUESS);
        const half = await searchQuality(
          async (quality) =>
            new Uint8Array(
              await encodeJpeg(pixels, { quality, auto_subsample: false, chroma_subsample: 2 }),
            ),
          limit,
          GUESS,
        );
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
