import type { ArmLetter } from '#shared/domain/campaign/experiment';

/** Three colours are told apart by everybody; from the fourth arm on the letter alone tells. */
const COLOURS: Partial<Record<ArmLetter, string>> = {
  A: 'var(--t-arm-a)',
  B: 'var(--t-arm-b)',
  C: 'var(--t-arm-c)',
};
export const armColour = (letter: ArmLetter): string => COLOURS[letter] ?? 'var(--t-text-2)';
