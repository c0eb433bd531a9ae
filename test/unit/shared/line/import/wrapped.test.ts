import { describe, expect, it } from 'vitest';
import { readDefinition } from '#shared/line/import/read-definition';

const read = (value: unknown) => readDefinition(new TextEncoder().encode(JSON.stringify(value)));
const message = { type: 'text', text: 'a' };

describe('wrappers of other tools', () => {
  it.each([[{ line: message }], [{ payload: { line: message } }]])('%j is its message', (value) => {
    const found = read(value);
    expect(found).toMatchObject({
      ok: true,
      value: { kind: 'message', value: message, problems: [{ code: 'import.wrapped' }] },
    });
  });

  it('takes nothing out of a definition that has a member of that name', () => {
    expect(read({ ...message, line: message })).toMatchObject({
      value: { value: { ...message, line: message }, problems: [] },
    });
    expect(read({ line: message, other: 1 }).ok).toBe(false);
    expect(read({ line: { type: 'nothing' } }).ok).toBe(false);
  });
});
