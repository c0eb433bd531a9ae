import { describe, expect, it } from 'vitest';
import { evaluate } from '#renderer/ui/arithmetic';

describe('numbers typed into a field', () => {
  it.each([
    ['843', 843],
    ['2500/3', 2500 / 3],
    ['(833+10)*2', 1686],
    ['10-4-3', 3],
    ['2+3*4', 14],
    ['-5', -5],
    ['2*-5', -10],
    ['1,250 px', 1250],
    ['.5', 0.5],
    ['８１０＋２４', 834],
    ['2 × 3', 6],
  ])('reads %s', (text, expected) => {
    expect(evaluate(text, null)).toBe(expected);
  });

  it.each([
    ['*2', 200],
    ['/4', 25],
    ['+=10', 110],
    ['-=10', 90],
    ['*(1+1)', 200],
  ])('works on the value that is there: %s', (text, expected) => {
    expect(evaluate(text, 100)).toBe(expected);
  });

  it.each(['', 'abc', '1+', '(2', '1/0', '2..3', '5 6x', '+-'])('refuses %j', (text) => {
    expect(evaluate(text, 1)).toBeNull();
  });

  it('refuses relative entries where values are mixed', () => {
    expect(evaluate('*2', null)).toBeNull();
  });
});
