import { Command } from 'commander';
import { expect, it } from 'vitest';
import { commandsFor } from '#electron/cli/commands';

/** Names of the commands that a command line brings along. */
async function broughtBy(...argv: string[]): Promise<string[]> {
  const program = new Command();
  for (const command of await commandsFor(argv)) command.register(program, () => async () => {});
  return program.commands.map((command) => command.name());
}

it('a command line brings along the command that it calls and no other', async () => {
  const names = await broughtBy();
  expect(names).toContain('validate');
  for (const name of names) expect(await broughtBy(name, 'file.json')).toEqual([name]);
  expect(await broughtBy('--json', '--locale', 'ja', 'plan', '--workspace', 'validate')).toEqual([
    'plan',
  ]);
});

it('where none is called, all are there to be listed and guessed', async () => {
  const names = await broughtBy();
  for (const argv of [
    ['help'],
    ['help', 'plan'],
    ['--help'],
    ['valdate'],
    ['constructor'],
    ['--json'],
  ])
    expect(await broughtBy(...argv)).toEqual(names);
});

it('the version needs none', async () => {
  expect(await broughtBy('--version')).toEqual([]);
  expect(await broughtBy('--json', '-V')).toEqual([]);
});
