import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { emptiableRegistries } from '#electron/app/finalizers';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function registries() {
  const home = { FinalizationRegistry };
  const empty = emptiableRegistries(home);
  const heard: number[] = [];
  const registry = new home.FinalizationRegistry<number>((held) => heard.push(held));
  const registerGarbage = (held: number, token?: object) => registry.register({}, held, token);
  /** Garbage is found when the stack that made it is gone, and told about in a task of its own. */
  const later = async () => {
    for (let round = 0; round < 3; round += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      collect();
    }
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { registry, registerGarbage, heard, empty, later };
}

describe('a registry that can be emptied', () => {
  it('tells of garbage as any other', async () => {
    const { registerGarbage, heard, later } = registries();
    registerGarbage(1);
    registerGarbage(2);
    await later();
    expect(heard.sort()).toEqual([1, 2]);
  });

  it('forgets what was taken out by its token, and that alone', async () => {
    const { registry, registerGarbage, heard, later } = registries();
    const token = {};
    registerGarbage(1, token);
    registerGarbage(2, token);
    registerGarbage(3);
    expect(registry.unregister(token)).toBe(true);
    expect(registry.unregister(token)).toBe(false);
    await later();
    expect(heard).toEqual([3]);
  });

  it('calls nobody after it was emptied, for what came before and what comes after', async () => {
    const { registerGarbage, heard, empty, later } = registries();
    registerGarbage(1);
    empty();
    registerGarbage(2);
    await later();
    expect(heard).toEqual([]);
  });
});
