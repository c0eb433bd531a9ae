import { resolve } from 'node:path';
import type { Locale } from '#shared/domain/workspace';
import type { Result } from '#shared/errors/app-error';
import {
  type AudienceReport,
  checkAudienceFile,
  fixAudienceFile,
} from '../../services/audience/audience-file';
import type { CliCommand, CliOutcome } from '../command';
import { unwrap } from '../open-workspace';
import { phrase } from '../phrase';

/** `tapestry audience check|fix FILE`: user ids in a TXT or CSV file, a million and more. */
export const audience: CliCommand = {
  register(program, run) {
    const group = program.command('audience').description('Check and clean files of user ids.');
    group
      .command('check <file>')
      .description('Count the user ids of a TXT or CSV file; 1 when one is malformed or repeated.')
      .action(
        run(async (context, file: string): Promise<CliOutcome> => {
          const path = resolve(context.cwd, file);
          return outcome(file, await checkAudienceFile(path, { signal: context.signal }));
        }),
      );
    group
      .command('fix <file>')
      .description('Write every well-formed user id once.')
      .requiredOption('--out <file>', 'where the clean list goes')
      .action(
        run(async (context, file: string, options: { out: string }): Promise<CliOutcome> => {
          const [path, out] = [resolve(context.cwd, file), resolve(context.cwd, options.out)];
          return outcome(options.out, await fixAudienceFile(path, out, context.signal));
        }),
      );
  },
};

function outcome(file: string, result: Result<AudienceReport>): CliOutcome {
  const report = unwrap(result, 2);
  return {
    exit: report.malformed > 0 || report.duplicates > 0 ? 1 : 0,
    json: report,
    text: (locale: Locale) =>
      [
        phrase(locale, 'cli.audience', { file, ...report }),
        ...report.firstProblems.map(
          ({ line, value, code }) => `  ${line}: ${value}  ${phrase(locale, code)}`,
        ),
      ].join('\n'),
  };
}
