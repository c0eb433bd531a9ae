import { describe, expect, it } from 'vitest';
import { checkDefinition } from '#shared/line/definition';
import { readDefinition } from '#shared/line/import/read-definition';
import { countRepairs, repairDefinition } from '#shared/line/repair';
import { bytesOf, corpus } from '#test/helpers/line-corpus';

const read = (value: unknown) => {
  const definition = readDefinition(new TextEncoder().encode(JSON.stringify(value)));
  if (!definition.ok) throw new Error(definition.error.code);
  return definition.value;
};

describe('all certain repairs at once', () => {
  it('takes out several components of one box, though each moves the next', () => {
    const contents = ['filler', 'spacer', 'separator', 'filler', 'filler'].map((type) => ({
      type,
    }));
    const definition = read({
      type: 'bubble',
      body: { type: 'box', layout: 'vertical', contents },
    });
    expect(countRepairs(definition)).toBe(4);
    expect(repairDefinition(definition)).toMatchObject({
      repairs: 4,
      definition: { value: { body: { contents: [{ type: 'separator' }] } } },
    });
  });

  it('leaves what needs a decision, and changes nothing of the given one', () => {
    const definition = read({ type: 'text', text: '', odd: 1 });
    const before = structuredClone(definition);
    const { definition: repaired, repairs } = repairDefinition(definition);
    expect(repairs).toBe(1);
    expect(checkDefinition(repaired).map(({ code }) => code)).toEqual(['text.empty']);
    expect(definition).toEqual(before);
  });

  it('never makes a public definition worse, and a second time finds nothing to do', () => {
    for (const found of corpus) {
      const definition = readDefinition(bytesOf(found));
      if (!definition.ok) continue;
      const errors = (given: typeof definition.value) =>
        checkDefinition(given).filter(({ severity }) => severity === 'error').length;
      const { definition: repaired } = repairDefinition(definition.value);
      expect({ file: found.file, worse: errors(repaired) > errors(definition.value) }).toEqual({
        file: found.file,
        worse: false,
      });
      expect({ file: found.file, again: repairDefinition(repaired).repairs }).toEqual({
        file: found.file,
        again: 0,
      });
    }
  });
});
