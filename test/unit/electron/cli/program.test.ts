import { describe, expect, it } from 'vitest';
import type { CliCommand } from '#electron/cli/command';
import { CliFailure } from '#electron/cli/command';
import { localeFromEnvironment } from '#electron/cli/locale';
import { runCli } from '#electron/cli/program';
import { appError } from '#shared/errors/app-error';

const greet: CliCommand = {
  register(program, run) {
    program
      .command('greet <name>')
      .option('--loud', 'in capitals')
      .action(
        run(async (context, name: string, options: { loud?: boolean }) => {
          context.note('thinking');
          if (name === 'nobody') throw new CliFailure(appError('cli.fileUnreadable', 'gone'), 2);
          const text = options.loud ? name.toUpperCase() : name;
          return { exit: name === 'bad' ? 1 : 0, json: { text }, text: (l) => `${l}: ${text}` };
        }),
      );
  },
};

async function call(argv: string[], env: Record<string, string> = {}) {
  let stdout = '';
  let stderr = '';
  const exit = await runCli(
    {
      argv,
      env,
      cwd: '/',
      version: '1.2.3',
      stdout: (text) => {
        stdout += text;
      },
      stderr: (text) => {
        stderr += text;
      },
      readStdin: async () => new Uint8Array(),
      signal: new AbortController().signal,
    },
    [greet],
  );
  return { exit, stdout, stderr };
}

describe('the command line', () => {
  it('prints exactly one JSON value with --json and keeps notes on standard error', async () => {
    const { exit, stdout, stderr } = await call(['greet', 'mei', '--json', '--loud']);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ text: 'MEI' });
    expect(stderr).toBe('thinking\n');
  });

  it('prints for people in the language of --locale, else of the environment, else in English', async () => {
    expect((await call(['greet', 'mei', '--locale', 'ja'])).stdout).toBe('ja: mei\n');
    expect((await call(['greet', 'mei'], { LANG: 'zh_TW.UTF-8' })).stdout).toBe('zh-TW: mei\n');
    expect((await call(['greet', 'mei'], { LANG: 'de_DE' })).stdout).toBe('en: mei\n');
  });

  it('answers 1 for what is understood and invalid', async () => {
    expect((await call(['greet', 'bad'])).exit).toBe(1);
  });

  it('answers 2 and one JSON error for a command that failed as a whole', async () => {
    const { exit, stdout } = await call(['greet', 'nobody', '--json']);
    expect(exit).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'cli.fileUnreadable' } });
  });

  it('answers 2 for wrong usage, with one JSON error when asked for JSON', async () => {
    expect((await call(['greet'])).exit).toBe(2);
    expect((await call(['sing'])).exit).toBe(2);
    expect((await call(['greet', 'mei', '--locale', 'fr'])).exit).toBe(2);
    const { stdout } = await call(['greet', '--json', '--no-such-option']);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'cli.usage' } });
  });

  it('answers 0 for --help and --version', async () => {
    expect((await call(['--help'])).exit).toBe(0);
    const version = await call(['--version']);
    expect(version).toMatchObject({ exit: 0, stdout: '1.2.3\n' });
  });
});

describe('the language of the environment', () => {
  it('prefers LC_ALL over LANG and knows traditional Chinese from simplified', () => {
    expect(localeFromEnvironment({ LC_ALL: 'ja_JP.UTF-8', LANG: 'zh_TW' })).toBe('ja');
    expect(localeFromEnvironment({ LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect(localeFromEnvironment({ LANG: 'zh-Hant' })).toBe('zh-TW');
    expect(localeFromEnvironment({})).toBe('en');
  });
});
