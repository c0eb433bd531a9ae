import { z } from 'zod';
import { appError } from '#shared/errors/app-error';
import { formatError } from '#shared/i18n/say';
import { calculate } from '#shared/stats/methods';
import { type CliCommand, CliFailure, type CliOutcome } from '../command';
import { decodeText } from '../decode-text';
import { readInput } from '../read-input';

/** `tapestry ab FILE.json`: any calculation of the statistics module, or an array of them. */
export const ab: CliCommand = {
  register(program, run) {
    program
      .command('ab <file>')
      .description(
        'Calculate A/B statistics: {"method", "inputs"}, or an array of them; - reads standard input.',
      )
      .action(
        run(async (context, file: string): Promise<CliOutcome> => {
          const text = decodeText(await readInput(context, file));
          const requests = parse(text, file);
          const isList = Array.isArray(requests);
          const results = (isList ? requests : [requests]).map(calculate);
          const answers = results.map((result) =>
            result.ok ? result.value : { error: result.error },
          );
          return {
            exit: results.every((result) => result.ok) ? 0 : 1,
            json: isList ? answers : answers[0],
            text: (locale) =>
              results
                .map((result) =>
                  result.ok ? printNumbers(result.value) : formatError(result.error, locale),
                )
                .join('\n\n'),
          };
        }),
      );
  },
};

function parse(text: string, file: string): unknown {
  try {
    return z.unknown().parse(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliFailure(
      appError('cli.notJson', `${file} is not JSON: ${reason}`, { details: { file, reason } }),
      2,
    );
  }
}

const printNumbers = (value: object): string =>
  Object.entries(value)
    .map(([name, number]) => `${name}  ${Array.isArray(number) ? number.join('  ') : number}`)
    .join('\n');
