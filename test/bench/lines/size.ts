import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BenchGroup, line } from '../line';

const dist = join(import.meta.dirname, '..', '..', '..', 'dist', 'renderer');

/** P26: what the window loads before it shows anything, minified and compressed. */
export const size: BenchGroup = {
  names: ['P26'],
  async run() {
    const page = readFileSync(join(dist, 'index.html'), 'utf8');
    const waiting = [...page.matchAll(/(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g)].map(
      (match) => match[1] ?? '',
    );
    // the words of the language on screen are a piece of their own, and nothing is shown before them
    // (the drawing pages have a piece of their own, which the window never asks for)
    const begun = waiting.map((name) => readFileSync(join(dist, name), 'utf8')).join('');
    for (const name of readdirSync(join(dist, 'assets')))
      if (/^zh-TW-[^.]+\.js$/.test(name) && begun.includes(name))
        waiting.push(join('assets', name));
    const seen = new Set<string>();
    let bytes = 0;
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const file = join(dist, name);
      if (seen.has(name) || !existsSync(file)) continue;
      seen.add(name);
      const text = readFileSync(file, 'utf8');
      bytes += gzipSync(text, { level: 9 }).length;
      // static imports come along at once; dynamic ones when they are wanted
      for (const match of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
        waiting.push(join('assets', match[1] ?? ''));
    }
    return [line('P26', 'first load of the renderer, compressed', 'kB', bytes / 1000, null, 450)];
  },
};
