import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutosave, systemClock } from '#renderer/data/autosave';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';

type Saved = Result<{ revision: string; savedAt: string }>;

function setUp(options: { readOnly?: boolean } = {}) {
  let current = { name: 'first' } as RichMenuSet;
  const written: { name: string; base: string }[] = [];
  const drafts: string[] = [];
  const answers: (() => Promise<Saved>)[] = [];
  const autosave = createAutosave(
    { revision: 'r0', readOnly: options.readOnly ?? false },
    {
      read: () => current,
      clock: systemClock,
      draft: (document) => drafts.push(document.name),
      save: async (document, base) => {
        written.push({ name: document.name, base });
        const scripted = answers.shift();
        return scripted
          ? scripted()
          : ok({ revision: `r${written.length}`, savedAt: '2026-09-08T02:42:00Z' });
      },
    },
  );
  const edit = (name: string) => {
    current = { ...current, name };
    autosave.touched();
  };
  const opened = current;
  const undo = () => {
    current = opened;
    autosave.touched();
  };
  const state = () => autosave.status.getState().state;
  return { autosave, drafts, written, answers, edit, undo, state };
}

describe('saving by itself', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('writes after a pause and only then says saved', async () => {
    const { edit, state, written, autosave } = setUp();
    edit('second');
    expect(state()).toBe('pending');
    await vi.advanceTimersByTimeAsync(399);
    expect(written).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(written).toEqual([{ name: 'second', base: 'r0' }]);
    expect(autosave.status.getState()).toEqual({ state: 'saved', at: '2026-09-08T02:42:00Z' });
  });

  it('hands unsaved work over at once, then ten times a second at most, and nothing once it is saved', async () => {
    const { edit, drafts } = setUp();
    edit('one');
    expect(drafts).toEqual(['one']);
    edit('two');
    edit('three');
    expect(drafts).toEqual(['one']);
    await vi.advanceTimersByTimeAsync(100);
    expect(drafts).toEqual(['one', 'three']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(drafts).toEqual(['one', 'three']);
  });

  it('does not wait longer than two seconds for hands that never rest', async () => {
    const { edit, written } = setUp();
    for (let step = 0; step < 25; step++) {
      edit(`step ${step}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(written).toHaveLength(1);
    expect(written[0]?.name).toBe('step 19');
  });

  it('writes what was changed during a save on top of the new revision', async () => {
    const { edit, answers, written, autosave, state } = setUp();
    let finish: (answer: Saved) => void = () => undefined;
    answers.push(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    edit('second');
    await vi.advanceTimersByTimeAsync(400);
    expect(state()).toBe('saving');
    edit('third');
    finish(ok({ revision: 'r1', savedAt: '2026-09-08T02:42:00Z' }));
    await vi.advanceTimersByTimeAsync(500);
    expect(written).toEqual([
      { name: 'second', base: 'r0' },
      { name: 'third', base: 'r1' },
    ]);
    expect(autosave.isDirty()).toBe(false);
  });

  it('keeps saying that a save failed until one succeeds, and tries again by itself', async () => {
    const { edit, answers, state, written } = setUp();
    answers.push(async () => fail(appError('store.diskFull', 'The disk is full.')));
    answers.push(async () => fail(appError('store.diskFull', 'The disk is full.')));
    edit('second');
    await vi.advanceTimersByTimeAsync(400);
    expect(state()).toBe('failed');
    edit('third');
    expect(state()).toBe('failed');
    await vi.advanceTimersByTimeAsync(400);
    expect(state()).toBe('failed');
    await vi.advanceTimersByTimeAsync(4000);
    expect(state()).toBe('saved');
    expect(written.at(-1)?.name).toBe('third');
  });

  it('never writes over a version that someone else saved until the person decides', async () => {
    const { edit, answers, state, written, autosave } = setUp();
    answers.push(async () => fail(appError('store.conflict', 'Changed elsewhere.')));
    edit('mine');
    await vi.advanceTimersByTimeAsync(400);
    expect(state()).toBe('conflict');
    edit('still mine');
    await vi.advanceTimersByTimeAsync(60_000);
    await autosave.flush();
    expect(written).toHaveLength(1);
    await autosave.overwrite('r9');
    expect(written.at(-1)).toEqual({ name: 'still mine', base: 'r9' });
    expect(state()).toBe('saved');
  });

  it('writes nothing when undo brought the document back, and says saved again', async () => {
    const { edit, undo, written, state } = setUp();
    edit('second');
    undo();
    await vi.advanceTimersByTimeAsync(3000);
    expect(written).toHaveLength(0);
    expect(state()).toBe('saved');
  });

  it('flush writes at once, also what waits for its pause', async () => {
    const { autosave, edit, written } = setUp();
    edit('second');
    await autosave.flush();
    expect(written).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3000);
    expect(written).toHaveLength(1);
  });

  it('never writes a read-only document', async () => {
    const { autosave, edit, written, state } = setUp({ readOnly: true });
    edit('second');
    await vi.advanceTimersByTimeAsync(3000);
    await autosave.flush();
    expect(written).toHaveLength(0);
    expect(state()).toBe('readOnly');
  });
});
