import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/* A token that is never handed to a log, an error or a console cannot be found in one. */
const root = join(import.meta.dirname, '..', '..', '..', '..');
const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sources(join(folder, entry.name))
      : /\.tsx?$/.test(entry.name)
        ? [join(root, folder, entry.name)]
        : [],
  );

/** Everything that writes to a place that is kept, with its whole argument list. */
const WRITES =
  /\b(?:logger\.\w+|console\.\w+|context\.note|process\.std(?:out|err)\.write|appError)\s*\(/g;
const SECRET =
  /(?<![\w.'"`])(?:token|secret|assertion|privateKey|channelAccessToken|channelSecret|credential)s?(?:\.value)?(?=\s*[,)}\]]|\.token\b|\s*\})|\.(?:channelAccessToken|channelSecret|privateKey|access_token)\b/;

/** The text from an opening bracket to its partner, without what stands in quotes. */
function argumentsAt(text: string, open: number): string {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0)
      return text.slice(open + 1, at + 1).replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
  }
  return '';
}

const leaks = (text: string): string[] =>
  [...text.matchAll(WRITES)].flatMap((found) => {
    const said = argumentsAt(text, found.index + found[0].length - 1);
    return SECRET.test(said) ? [said.trim()] : [];
  });

describe('no token is handed to a log, an error or a console', () => {
  test('in any source of main process, window and shared code', () => {
    const files = ['electron', 'renderer', 'shared'].flatMap(sources);
    expect(files.length).toBeGreaterThan(300);
    const found = files
      // the first line of `tapestry rehearse` is, by contract, the practice channel's own token
      .filter((file) => !file.endsWith(join('cli', 'commands', 'rehearse.ts')))
      .flatMap((file) =>
        leaks(readFileSync(file, 'utf8')).map((said) => `${relative(root, file)}: ${said}`),
      );
    expect(found).toEqual([]);
  });

  test('and the search would find one', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text, not a template
    const inTemplate = "appError('x.y', `bad ${credential.token}`, {})";
    for (const bad of [
      "logger.info('sent', { token })",
      'console.log(channelAccessToken)',
      inTemplate,
      "logger.warn('x', { value: options.channelSecret })",
    ])
      expect(leaks(bad), bad).toHaveLength(1);
    expect(leaks("appError('channel.tokenMissing', 'The access token is not here.')")).toEqual([]);
  });
});
