import { documentFromDefinition } from '#shared/document/wire/from-definition';
import { definitionOf } from '#shared/document/wire/to-definition';
import { checkDefinition } from '#shared/line/definition';
import { readDefinition } from '#shared/line/import/read-definition';
import { damaged, seeded } from './damage';
import { bytesOf, corpus } from './line-corpus';

export interface Survival {
  tried: number;
  /** Understood in spite of the damage. */
  read: number;
  /** How often each code refused. */
  refused: Record<string, number>;
  /** Everything that must not be: a throw, a code without form, an error without a place. */
  faults: string[];
  slowestMs: number;
}

const CODE = /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/;

/** Damages real definitions and reads, checks, imports and exports what is left of them. */
export function survivalOf(count: number, seed: number): Survival {
  const below = seeded(seed);
  const texts = corpus.map((found) => new TextDecoder().decode(bytesOf(found)));
  const result: Survival = { tried: 0, read: 0, refused: {}, faults: [], slowestMs: 0 };
  for (let index = 0; index < count; index += 1) {
    const bytes = damaged(texts[below(texts.length)] as string, texts, below);
    result.tried += 1;
    let ms = timed(() => go(bytes, result));
    // a machine may be busy with something else for a second, but not each time
    for (let again = 0; ms > 1_000 && again < 3; again += 1)
      ms = Math.min(
        ms,
        timed(() => go(bytes, { ...result, refused: {}, faults: [] })),
      );
    result.slowestMs = Math.max(result.slowestMs, ms);
  }
  if (({} as Record<string, unknown>).polluted !== undefined) result.faults.push('polluted');
  return result;
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function go(bytes: Uint8Array, result: Survival): void {
  try {
    const read = readDefinition(bytes);
    if (!read.ok) {
      const { code, message } = read.error;
      result.refused[code] = (result.refused[code] ?? 0) + 1;
      if (!CODE.test(code) || message === '') result.faults.push(`no code: ${code}`);
      return;
    }
    result.read += 1;
    for (const problem of [...read.value.problems, ...checkDefinition(read.value)]) {
      if (!CODE.test(problem.code) || problem.message === '' || !Array.isArray(problem.path))
        result.faults.push(`no code or path: ${JSON.stringify(problem)}`);
    }
    const made = documentFromDefinition(read.value, {
      title: 'a',
      now: new Date(0),
      random: (length) => new Uint8Array(length),
    });
    if (made.ok) definitionOf(made.value.document);
    else result.refused[made.error.code] = (result.refused[made.error.code] ?? 0) + 1;
  } catch (error) {
    const text = new TextDecoder().decode(bytes).slice(0, 500);
    result.faults.push(`${String((error as Error).stack).slice(0, 600)}\n${text}`);
  }
}
