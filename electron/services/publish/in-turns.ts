import { ok, type Result } from '#shared/errors/app-error';

/** Asks about each key, so many at once; the first failure ends it. */
export async function inTurns<T>(
  keys: readonly string[],
  atOnce: number,
  ask: (key: string) => Promise<Result<T>>,
): Promise<Result<Map<string, T>>> {
  const found = new Map<string, T>();
  let failure: Result<never> | null = null;
  let next = 0;
  const worker = async (): Promise<void> => {
    while (failure === null && next < keys.length) {
      const key = keys[next++] as string;
      const answer = await ask(key);
      if (answer.ok) found.set(key, answer.value);
      else failure = answer;
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, keys.length) }, worker));
  return failure ?? ok(new Map(keys.map((key) => [key, found.get(key) as T])));
}
