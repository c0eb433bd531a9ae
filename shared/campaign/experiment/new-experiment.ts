import { type Arm, armLetter, type Experiment, MAX_ARMS } from '../../domain/campaign/experiment';
import type { Target } from '../../domain/campaign/target';
import { type ExperimentId, newId, type RandomBytes } from '../../domain/ids';

const LETTERS = armLetter.options;

/** Ways of assigning that a target allows, the soundest first. */
export const assignmentsFor = (target: Target): Experiment['assignment'][] =>
  target.who === 'ids' ? ['userIds'] : ['randomCap', 'audiences'];

/** Two arms, half of the people, and the thresholds that keep the false-winner rate at 5 %. */
export function newExperiment(target: Target, random: RandomBytes): Experiment {
  const [a = 0, b = 0] = random(2);
  return {
    id: newId('exp', random) as ExperimentId,
    question: '',
    arms: [newArm([]), newArm(['A'])],
    assignment: assignmentsFor(target)[0] ?? 'randomCap',
    testShare: 0.5,
    holdOutShare: 0,
    seed: a * 256 + b,
    metric: 'click',
    baseline: 0.03,
    minimumLift: 0.3,
    power: 0.8,
    rule: { alpha: 0.05, bestChance: 0.95, maxLoss: 0.0005, tuningN: 5_000 },
    days: 4,
    winnerTo: 'byHand',
  };
}

/** An arm with the first letter that is free. */
export function newArm(taken: readonly Arm['letter'][]): Arm {
  const letter = LETTERS.find((candidate) => !taken.includes(candidate)) ?? 'F';
  return { letter, name: '', messages: null, delayMinutes: 0, weight: 1 };
}

export const canAddArm = ({ arms }: Experiment): boolean => arms.length < MAX_ARMS;

/** Whole people of each arm, of the hold-out and of the rest; null: nobody knows how many there are. */
export function splitOf(
  test: Pick<Experiment, 'arms' | 'testShare' | 'holdOutShare'>,
  people: number | null,
): { arms: (number | null)[]; holdOut: number | null; rest: number | null } {
  if (people === null) return { arms: test.arms.map(() => null), holdOut: null, rest: null };
  const inTest = Math.floor(people * test.testShare);
  const weights = test.arms.reduce((sum, { weight }) => sum + weight, 0);
  const arms = test.arms.map(({ weight }) => Math.floor((inTest * weight) / weights));
  const holdOut = Math.floor(people * test.holdOutShare);
  // those whom rounding leaves over wait with the rest
  const rest = people - holdOut - arms.reduce((sum, count) => sum + count, 0);
  return { arms, holdOut, rest: Math.max(0, rest) };
}
