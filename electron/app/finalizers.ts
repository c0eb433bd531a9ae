/*
 * Node's `fetch` wants to hear when its requests are garbage, and says so to a `FinalizationRegistry`. When the garbage
 * is found while Electron takes its Node environment down, JavaScript may not run any more: V8 calls, fails, puts the
 * call back and calls again, for ever. The window is gone and the process spins (seen in Electron 25: two of five
 * starts that had asked LINE something). So what stands in every registry is taken out before that.
 */

type Registry<T> = Pick<FinalizationRegistry<T>, 'register' | 'unregister'>;

/**
 * Puts a registry in the place of the one that comes with the language, for whoever makes one after this; the answer
 * empties all of them and lets nothing more in. Node keeps the one it finds when somebody first touches `fetch`,
 * `Request` or `Response`, which is while the modules of the rehearsal channel are loaded.
 */
export function emptiableRegistries(home: { FinalizationRegistry: unknown } = globalThis) {
  const Native = FinalizationRegistry;
  const emptied = new Set<() => void>();
  let isOver = false;

  class EmptiableRegistry<T> implements Registry<T> {
    /** One for each cell; V8 holds them weakly, so they are held here. */
    readonly #cells = new Set<object>();
    readonly #byToken = new WeakMap<WeakKey, Set<object>>();
    readonly #native: FinalizationRegistry<{ held: T; cell: object }>;

    constructor(cleanup: (held: T) => void) {
      this.#native = new Native(({ held, cell }) => {
        this.#cells.delete(cell);
        cleanup(held);
      });
      emptied.add(() => this.#empty());
    }

    register(target: WeakKey, held: T, token?: WeakKey): void {
      if (isOver) return;
      const cell = {};
      this.#cells.add(cell);
      this.#native.register(target, { held, cell }, cell);
      if (token === undefined) return;
      const own = this.#byToken.get(token) ?? new Set();
      this.#byToken.set(token, own.add(cell));
    }

    unregister(token: WeakKey): boolean {
      const own = this.#byToken.get(token);
      this.#byToken.delete(token);
      let isFound = false;
      for (const cell of own ?? []) {
        this.#cells.delete(cell);
        isFound = this.#native.unregister(cell) || isFound;
      }
      return isFound;
    }

    #empty(): void {
      for (const cell of this.#cells) this.#native.unregister(cell);
      this.#cells.clear();
    }
  }

  home.FinalizationRegistry = EmptiableRegistry;
  return () => {
    isOver = true;
    for (const empty of emptied) empty();
  };
}

/** To be called as the last thing before the environment goes. Made while this file is loaded: see above. */
export const emptyRegistries = emptiableRegistries();
