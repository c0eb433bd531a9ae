import { resolve } from 'node:path';
import type { Locale } from '#shared/domain/workspace';
import { type AppError, AppErrorException, appError, type Result } from '#shared/errors/app-error';
import {
  type AudienceReport,
  checkAudienceFile,
  fixAudienceFile,
} from '../../services/audience/audience-file';
import { type CliCommand, CliFailure, type CliOutcome } from '../command';
import { keepInputs, unwritable, withReader, writtenPlace } from '../out-files';
import { phrase } from '../phrase';

/** `tapestry audience check|fix FILE`: user ids in a TXT or CSV file, a million and more. */
export const audience: CliCommand = {
  register(program, run) {
    const group = program.command('audience').description('Check and clean files of user ids.');
    group
      .command('check <file>')
      .description(
        'Count the user ids of a TXT or CSV file, - being standard input; 1 when one is malformed or repeated.',
      )
      .action(
        run(async (context, file: string): Promise<CliOutcome> => {
          const path = file === '-' ? file : resolve(context.cwd, file);
          return outcome(file, await checkAudienceFile(path, { signal: context.signal }));
        }),
      );
    group
      .command('fix <file>')
      .description('Write every well-formed user id once.')
      .requiredOption('--out <file>', 'where the clean list goes')
      .action(
        run(async (context, file: string, options: { out: string }): Promise<CliOutcome> => {
          const path = file === '-' ? file : resolve(context.cwd, file);
          await keepInputs(context, [file], options.out);
          const out = await writtenPlace(context, options.out);
          const fixed = await withReader(context, out, () =>
            fixAudienceFile(path, out, context.signal),
          );
          return outcome(file, fixed, options.out);
        }),
      );
  },
};

function outcome(file: string, result: Result<AudienceReport>, out = file): CliOutcome {
  if (!result.ok) throw failureOf(file, result.error, out);
  const report = result.value;
  return {
    exit: report.malformed > 0 || report.duplicates > 0 ? 1 : 0,
    json: report,
    text: (locale: Locale) =>
      [
        phrase(locale, 'cli.audience', { file: out, ...report }),
        ...report.firstProblems.map(
          ({ line, value, code }) => `  ${line}: ${value}  ${phrase(locale, code)}`,
        ),
      ].join('\n'),
  };
}

/** The services speak of a workspace; here it is a file that was named on the command line. */
function failureOf(file: string, error: AppError, out: string): CliFailure {
  if (error.code.startsWith('store.')) return unwritable(out, new AppErrorException(error));
  if (error.code !== 'audience.unreadable')
    return new CliFailure(error, error.code === 'audience.cancelled' ? 1 : 2);
  const reason = error.details?.reason;
  return new CliFailure(
    appError('cli.fileUnreadable', `${file} cannot be read: ${reason}.`, {
      details: { file, reason },
    }),
    2,
  );
}
