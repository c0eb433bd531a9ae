import { describe, expect, it } from 'vitest';
import {
  createPagedReader,
  NOTHING_READ,
  PAGE_SIZE,
  type PagedHeads,
} from '#renderer/data/paged-reader';
import type { DocumentHead } from '#shared/domain/workspace';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';

type Page = Result<{ total: number; heads: DocumentHead[] }>;

function setUp(total = 10_000) {
  const asked: number[] = [];
  const open: { offset: number; answer(page: Page): void }[] = [];
  let state: PagedHeads = NOTHING_READ;
  const reader = createPagedReader(
    (offset) => {
      asked.push(offset);
      return new Promise<Page>((answer) => open.push({ offset, answer }));
    },
    (change) => {
      state = change(state);
    },
  );
  const heads = (offset: number, label: string) =>
    Array.from(
      { length: Math.min(PAGE_SIZE, total - offset) },
      (_, index) => ({ name: `${label} ${offset + index}` }) as DocumentHead,
    );
  const settle = async (label: string) => {
    for (const { offset, answer } of open.splice(0))
      answer(ok({ total, heads: heads(offset, label) }));
    await Promise.resolve();
    await Promise.resolve();
  };
  return { reader, asked, open, settle, state: () => state };
}

describe('reading a long list by pages', () => {
  it('asks for what is on screen and for nothing twice', async () => {
    const { reader, asked, settle, state } = setUp();
    reader.start();
    await settle('first');
    reader.need(0, 40);
    reader.need(390, 430);
    reader.need(395, 435);
    expect(asked).toEqual([0, 200, 400]);
    await settle('first');
    expect(state().total).toBe(10_000);
    expect(state().heads.get(430)?.name).toBe('first 430');
  });

  it('keeps what is on screen until the list was read again', async () => {
    const { reader, settle, state } = setUp();
    reader.start();
    await settle('old');
    reader.again();
    expect(state().heads.get(3)?.name).toBe('old 3');
    await settle('new');
    expect(state().heads.get(3)?.name).toBe('new 3');
    expect(state().heads.size).toBe(PAGE_SIZE);
  });

  it('drops an answer that was overtaken', async () => {
    const { reader, open, settle, state } = setUp();
    reader.start();
    const [late] = open.splice(0);
    reader.again();
    await settle('new');
    late?.answer(ok({ total: 1, heads: [] }));
    await Promise.resolve();
    expect(state().total).toBe(10_000);
  });

  it('says when the list cannot be read, and keeps what it had', async () => {
    const { reader, open, settle, state } = setUp();
    reader.start();
    await settle('old');
    reader.again();
    open.splice(0)[0]?.answer(fail(appError('store.unreadable', 'The index cannot be read.')));
    await Promise.resolve();
    await Promise.resolve();
    expect(state().failed).toBe(true);
    expect(state().heads.get(0)?.name).toBe('old 0');
  });

  it('asks nothing after it was stopped', () => {
    const { reader, asked } = setUp();
    reader.start();
    reader.stop();
    reader.need(400, 420);
    expect(asked).toEqual([0]);
  });
});
