import { describe, expect, it } from 'vitest';
import {
  assignmentsFor,
  canAddArm,
  newArm,
  newExperiment,
  splitOf,
} from '#shared/campaign/experiment/new-experiment';
import { experiment } from '#shared/domain/campaign/experiment';
import { seededBytes } from '#shared/sample/seeded';
import { anExperiment } from '../../../helpers/a-campaign';

describe('a new test', () => {
  it('is whole, with two arms and a way of assigning that its target allows', () => {
    const made = newExperiment({ who: 'everyone' }, seededBytes(1));
    expect(experiment.parse(made)).toEqual(made);
    expect(made.arms.map(({ letter }) => letter)).toEqual(['A', 'B']);
    expect(made.assignment).toBe('randomCap');
    expect(assignmentsFor({ who: 'ids', audienceId: 'doc_00000000' as never })).toEqual([
      'userIds',
    ]);
  });
  it('takes six arms, and a new one takes the letter that is free', () => {
    expect(newArm(['A', 'C']).letter).toBe('B');
    const six = { ...anExperiment(), arms: Array.from({ length: 6 }, () => newArm([])) };
    expect(canAddArm(six)).toBe(false);
    expect(canAddArm(anExperiment())).toBe(true);
  });
  it('splits whole people and loses nobody', () => {
    const test = anExperiment({ testShare: 0.5, holdOutShare: 0.1 });
    const { arms, holdOut, rest } = splitOf(test, 12_481);
    expect(arms).toEqual([3_120, 3_120]);
    expect(holdOut).toBe(1_248);
    expect((arms[0] ?? 0) + (arms[1] ?? 0) + (holdOut ?? 0) + (rest ?? 0)).toBe(12_481);
    expect(splitOf(test, null)).toEqual({ arms: [null, null], holdOut: null, rest: null });
  });
});
