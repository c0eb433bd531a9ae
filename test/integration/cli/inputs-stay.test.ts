import { spawnSync } from 'node:child_process';
import {
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildOnce, tapestry } from '#test/helpers/command-line';

const folder = mkdtempSync(join(tmpdir(), 'tapestry-inputs-'));
const program = join(import.meta.dirname, '..', '..', '..', 'dist', 'cli', 'index.cjs');
const file = (name: string, value: string) => {
  const path = join(folder, name);
  writeFileSync(path, value);
  return path;
};
const good = '{"type":"text","text":"a"}';
const over = { error: { code: 'cli.outOverInput' } };

beforeAll(() => buildOnce(), 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what a command reads is never written over, by whatever name', () => {
  const names = (path: string): [string, string][] => {
    const link = `${path}.link`;
    const twin = `${path}.twin`;
    rmSync(link, { force: true });
    rmSync(twin, { force: true });
    symlinkSync(path, link);
    linkSync(path, twin);
    const around = join(folder, 'around');
    mkdirSync(around, { recursive: true });
    return [
      ['its own', path],
      ['a way around', join(dirname(path), '.', 'around', '..', basename(path))],
      ['a link', link],
      ['a second name', twin],
    ];
  };
  const kept = async (path: string, args: (out: string) => string[]) => {
    const before = readFileSync(path);
    for (const [name, out] of names(path)) {
      const { status, json } = await tapestry([...args(out), '--json']);
      expect({ status, json }, name).toMatchObject({ status: 2, json: over });
      expect(readFileSync(path), name).toEqual(before);
    }
  };

  test('convert', () =>
    kept(file('self.json', good), (out) => [
      'convert',
      join(folder, 'self.json'),
      '--to',
      'tapestry',
      '--out',
      out,
    ]));
  test('audience fix', () =>
    kept(file('ids.txt', `${'U'.padEnd(33, '0')}\nU1\n`), (out) => [
      'audience',
      'fix',
      join(folder, 'ids.txt'),
      '--out',
      out,
    ]));
  test('validate, whose copies go to a folder', async () => {
    const path = file('itself.json', good);
    const link = join(folder, 'folder-link');
    symlinkSync(folder, link);
    for (const out of [folder, `${folder}/.`, link]) {
      const { status, json } = await tapestry(['validate', path, '--fix', out, '--json']);
      expect({ status, json }, out).toMatchObject({ status: 2, json: over });
      expect(readFileSync(path, 'utf8')).toBe(good);
    }
  });
  test('a copy never takes the place of another file that is named', async () => {
    mkdirSync(join(folder, 'one'), { recursive: true });
    mkdirSync(join(folder, 'two'), { recursive: true });
    const first = file(join('one', 'menu.json'), good);
    const second = file(join('two', 'menu.json'), '{"type":"text","text":"b"}');
    const args = ['validate', first, second, '--fix', join(folder, 'two'), '--json'];
    const { status, json } = await tapestry(args);
    expect({ status, json }).toMatchObject({ status: 2, json: over });
    expect(readFileSync(second, 'utf8')).toBe('{"type":"text","text":"b"}');
  });
  test('capsule: a request in a file, and the documents of the workspace', async () => {
    const workspace = join(folder, 'sealing');
    expect((await tapestry(['sample', '--out', workspace])).status).toBe(0);
    const on = ['--workspace', workspace, '--channel', 'rehearsal'];
    const request = file('send.json', '{"messages":[{"type":"text","text":"a"}]}');
    await kept(request, (out) => ['capsule', request, ...on, '--out', out]);
    const [document = ''] = readdirSync(join(workspace, 'documents'));
    const own = join(workspace, 'documents', document);
    await kept(own, (out) => ['capsule', request, ...on, '--out', out]);
  });
  test('standard input that a shell has opened', async () => {
    const path = file('piped.json', good);
    const { status } = spawnSync(
      'sh',
      [
        '-c',
        '"$0" "$1" convert - --to tapestry --out "$2" < "$2"',
        process.execPath,
        program,
        path,
      ],
      { encoding: 'utf8' },
    );
    expect(status).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe(good);
  });

  test('another file, a new one and a device are written as before; a link to another file stays', async () => {
    const path = file('from.json', good);
    const target = file('target.json', 'old');
    const link = join(folder, 'to-target.json');
    symlinkSync(target, link);
    expect((await tapestry(['convert', path, '--to', 'tapestry', '--out', link])).status).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8')).toContain('"kind"');
    const ids = file('list.txt', `${'U'.padEnd(33, '0')}\n`);
    const clean = file('clean.txt', 'old');
    const toClean = join(folder, 'to-clean.txt');
    symlinkSync(clean, toClean);
    expect((await tapestry(['audience', 'fix', ids, '--out', toClean])).status).toBe(0);
    expect(lstatSync(toClean).isSymbolicLink()).toBe(true);
    expect(readFileSync(clean, 'utf8')).toBe(`${'U'.padEnd(33, '0')}\n`);
    const toDevice = spawnSync(
      'sh',
      ['-c', '"$0" "$1" audience fix "$2" --out /dev/stdout | cat', process.execPath, program, ids],
      { encoding: 'utf8' },
    );
    expect(toDevice.stdout).toContain(`${'U'.padEnd(33, '0')}\n`);
    expect(lstatSync('/dev/stdout').isSymbolicLink()).toBe(true);
  });
});
