import { expect, it } from 'vitest';
import { saidOnce } from '#renderer/features/planner/said-once';
import type { Problem } from '#shared/errors/app-error';

const finding = (id: string, text: string, path: Problem['path'] = []) => ({
  id,
  text,
  problem: { code: 'campaign.quotaExceeded', message: text, path, severity: 'error' } as Problem,
});

it('what holds for the whole month is said once, with how many other campaigns it holds for', () => {
  const said = saidOnce([
    finding('a', 'too many'),
    finding('b', 'too many'),
    finding('c', 'too many'),
  ]);
  expect(said.map(({ id, others }) => [id, others])).toEqual([['a', 2]]);
});

it('another sentence, or one with a place in a campaign, stays', () => {
  const said = saidOnce([
    finding('a', 'too many'),
    finding('b', 'far too many'),
    finding('b', 'no time', ['broadcasts', 0]),
    finding('c', 'no time', ['broadcasts', 0]),
  ]);
  expect(said.map(({ id, others }) => [id, others])).toEqual([
    ['a', 0],
    ['b', 0],
    ['b', 0],
    ['c', 0],
  ]);
});
