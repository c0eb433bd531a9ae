import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Reviews, readComments } from '#electron/store/reviews';
import type { DocumentId } from '#shared/domain/ids';
import { unwrap } from '../../../helpers/publish-bench';

const folder = mkdtempSync(join(tmpdir(), 'tapestry-reviews-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const id = 'doc_1' as DocumentId;
const comment = (n: number, more = {}) => ({
  id: `comment-${n}`,
  pageId: 'pag_1',
  x: 10 * n,
  y: 5,
  author: '陳',
  text: `<b>${n}</b>`,
  at: `2026-11-0${n}T09:00:00.000Z`,
  ...more,
});
const file = (comments: unknown[], more = {}) =>
  JSON.stringify({
    format: 'tapestry-comments',
    version: 1,
    documentId: id,
    name: '選單',
    comments,
    ...more,
  });

describe('comments of reviewers', () => {
  it('come in once, keep what was done, and are there after a restart', async () => {
    const reviews = new Reviews(folder, () => false);
    const first = unwrap(readComments(file([comment(2), comment(1)])));
    expect(unwrap(await reviews.add(id, first.comments)).added).toBe(2);
    unwrap(await reviews.setDone(id, 'comment-1', true));
    const again = unwrap(readComments(file([comment(1), comment(3), comment(3)])));
    const { comments, added } = unwrap(await reviews.add(id, again.comments));
    expect(added).toBe(1);
    expect(comments.map((each) => [each.id, each.done])).toEqual([
      ['comment-1', true],
      ['comment-2', false],
      ['comment-3', false],
    ]);
    expect(await new Reviews(folder, () => false).list(id)).toEqual(comments);
    expect(readFileSync(join(folder, `${id}.json`), 'utf8')).toContain('<b>1</b>');
  });

  it('of a read-only workspace stay as they are', async () => {
    const added = await new Reviews(folder, () => true).add(id, [comment(9)]);
    expect(added.ok || added.error.code).toBe('store.readOnly');
  });

  it.each([
    'no json',
    '[]',
    file([comment(1, { text: '' })]),
    file([comment(1, { x: -1 })]),
    file([comment(1, { x: 1.5 })]),
    file([comment(1, { id: '../../../etc' })]),
    file([comment(1, { at: 'yesterday' })]),
    file([comment(1, { text: 'x'.repeat(5_000) })]),
    file([], { version: 2 }),
    file(Array.from({ length: 501 }, () => comment(1))),
  ])('are refused when the file is not one of ours: %.60s', (text) => {
    const read = readComments(text);
    expect(read.ok || read.error.code).toBe('review.notComments');
  });
});
