import { describe, expect, test } from 'vitest';
import { commandsFor } from '#electron/cli/commands';
import { EXAMPLES } from '#electron/cli/examples';
import { runCli } from '#electron/cli/program';

async function help(words: readonly string[]): Promise<string> {
  let text = '';
  const host = {
    argv: [...words, '--help'],
    env: {},
    cwd: '/',
    version: '0.0.0',
    stdout: (piece: string) => {
      text += piece;
    },
    stderr: () => undefined,
    readStdin: async () => new Uint8Array(),
    signal: new AbortController().signal,
  };
  expect(await runCli(host, await commandsFor(host.argv))).toBe(0);
  return text;
}

test('every command has an example', async () => {
  const listed = (await help([])).split('Commands:')[1] ?? '';
  const names = [...listed.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name ?? '');
  expect(names.filter((name) => name !== 'help' && EXAMPLES[name] === undefined)).toEqual([]);
});

describe('an example', () => {
  test.each(Object.entries(EXAMPLES))(
    'of %s stands in its help and names what exists',
    async (name, example) => {
      const text = await help(name.split(' '));
      expect(text).toContain(`tapestry ${example}`);
      const options = name === 'audience' ? [] : [...example.matchAll(/--[\w-]+/g)];
      for (const [option] of options) expect(text).toMatch(new RegExp(`^ {2}${option}\\b`, 'm'));
      // the same in sh, cmd and PowerShell
      expect(example).not.toMatch(/['"`$|&;<>*\\]/);
    },
  );
});
